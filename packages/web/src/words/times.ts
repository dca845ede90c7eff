/** Times as they are written: 24 hours, Latin digits, UTC first. The locale and the zone are always named. */
import type { LanguageCode } from './languages.ts';

export type Zone = { readonly label: string; readonly zone: string };

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: LanguageCode, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language, zone, options]);
  const known = formats.get(key);
  if (known) return known;
  const tag = `${language === 'en' ? 'en-GB' : language}-u-nu-latn-ca-gregory`;
  const made = new Intl.DateTimeFormat(tag, { ...options, timeZone: zone, hourCycle: 'h23' });
  formats.set(key, made);
  return made;
}

/** "05:00", in any zone. */
export function hourMinute(language: LanguageCode, zone: string, at: number): string {
  return format(language, zone, { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** "1 Dec 2023", in any zone. */
export function day(language: LanguageCode, zone: string, at: number): string {
  return format(language, zone, { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
}

/** "1 Dec", in any zone. */
export function shortDay(language: LanguageCode, zone: string, at: number): string {
  return format(language, zone, { day: 'numeric', month: 'short' }).format(at);
}

/** A signed local day (`YYYY-MM-DD`), which is a label and not an instant. */
export function localDay(language: LanguageCode, label: string): string {
  const at = Date.parse(`${label}T00:00:00Z`);
  return Number.isFinite(at) ? shortDay(language, 'UTC', at) : label;
}

/**
 * By how many minutes the clocks of a zone are set forward between two instants; below zero, back. 72 hours are three days
 * only where this is 0.
 */
export function clocksMoved(zone: string, from: number, to: number): number {
  return Math.round((localReading(zone, to) - localReading(zone, from) - (to - from)) / 60_000);
}

/** What the clocks of a zone show at an instant, read as if they were UTC's; whole seconds. */
function localReading(zone: string, at: number): number {
  const units = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;
  const parts = format('en', zone, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const [year = 0, month = 1, ...rest] = units.map((unit) => Number(parts.find((one) => one.type === unit)?.value));
  return Date.UTC(year, month - 1, ...rest) + (at % 1000);
}

export const sameDay = (zone: string, one: number, other: number): boolean =>
  day('en', zone, one) === day('en', zone, other);

/** "49:12:08" from milliseconds, whole seconds, never negative. */
export function digits(ms: number): { hours: string; minutes: string; seconds: string } {
  const total = Math.max(0, Math.floor(ms / 1000));
  const two = (count: number) => String(count).padStart(2, '0');
  return {
    hours: two(Math.floor(total / 3600)),
    minutes: two(Math.floor(total / 60) % 60),
    seconds: two(total % 60),
  };
}

/** As it is typed: "2023-12-01 04:58", in UTC and labelled so. */
export const toField = (iso: string): string => iso.slice(0, 16).replace('T', ' ');

/** Also "04:58" or "0458" alone, where `day` (`YYYY-MM-DD`) is given: what is typed in from paper has its day but once. */
export const fromField = (field: string, day?: string): string | null => {
  const [, date = day, hour, minute] =
    /^\s*(?:(\d{4}-\d{2}-\d{2})[T ]+)?(\d{1,2}):?(\d{2})\s*(?:UTC|Z)?\s*$/i.exec(field) ?? [];
  if (date === undefined || hour === undefined) return null;
  const at = Date.parse(`${date}T${hour.padStart(2, '0')}:${minute}Z`);
  return Number.isFinite(at) ? new Date(at).toISOString() : null;
};
