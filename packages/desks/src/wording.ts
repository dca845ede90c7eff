/**
 * Lines that are made from the record: a key of the wording, the values in it, and the acts on which it rests. They become
 * sentences only where a language is known; zones enter there too, and here an instant is written in UTC.
 */
/** `word` is another key of the wording; `at` an instant, ISO 8601 in UTC. */
export type LineValue = string | number | { readonly word: string } | { readonly at: string };

export type MadeLine = {
  readonly key: ReportKey;
  readonly values: { readonly [name: string]: LineValue };
  /** Entries, in the order of the record. */
  readonly entries: readonly string[];
};

/** What a situation report may say of a record. */
export const reportKeys = [
  'report.truce-none',
  'report.truce-proposed',
  'report.truce-agreed',
  'report.truce-signed',
  'report.truce-notification',
  'report.truce-in-force',
  'report.truce-ends-differ',
  'report.truce-term-ended',
  'report.extension-stated',
  'report.declared-ended',
  'report.declared-goes-on',
  'report.declared-breached',
  'report.impasse',
  'report.participation',
  'report.out-total',
  'report.returned-total',
  'report.unsettled',
  'report.awaited',
  'report.awaited-without-due',
  'report.claim',
  'report.heard',
] as const;
export type ReportKey = (typeof reportKeys)[number];

export type Wording = { readonly [key: string]: string };

/** The sentence that a line makes in a language; a key that the wording lacks stands for itself. */
export function worded(wording: Wording, { key, values }: Pick<MadeLine, 'key' | 'values'>): string {
  return wordOf(wording, key).replaceAll(/\{([a-z]+)\}/gi, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? whole : writtenValue(wording, value);
  });
}

function writtenValue(wording: Wording, value: LineValue): string {
  if (typeof value !== 'object') return String(value);
  return 'word' in value ? wordOf(wording, value.word) : utc(value.at);
}

const wordOf = (wording: Wording, key: string): string =>
  (Object.hasOwn(wording, key) ? wording[key] : undefined) ?? key;

/** To the minute, as in `2023-12-01 05:00 UTC`. */
const utc = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;
