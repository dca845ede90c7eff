/**
 * One language's sentences as HTML. Words from the record are escaped, isolated, and bear the characters that turn or hide
 * text as their code points, as in the app (Unicode TR 9 and TR 36), so that what is read is what was signed.
 */
import { html, raw } from 'hono/html';
import { IntlMessageFormat } from 'intl-messageformat';
import type { SeatRoom } from '../contract/index.ts';
import type { Catalogue } from './catalogues.ts';

export type Html = ReturnType<typeof raw>;
export type Values = Readonly<Record<string, string | number | Html>>;

/** A text longer than this would cost more than the rest of the page; how much is left out is said. */
const longest = 600;

export type Speak = ReturnType<typeof speakerOf>;

export function speakerOf(language: string, words: Catalogue, room: SeatRoom) {
  const locale = `${language}-u-nu-latn`;
  const clocks = new Map<string, Intl.DateTimeFormat>();
  const written = (zone: string, options: Intl.DateTimeFormatOptions, at: number): string => {
    const key = `${zone} ${Object.keys(options).join()}`;
    const tag = `${language === 'en' ? 'en-GB' : language}-u-nu-latn-ca-gregory`;
    const known = clocks.get(key) ?? new Intl.DateTimeFormat(tag, { ...options, timeZone: zone, hourCycle: 'h23' });
    clocks.set(key, known);
    return known.format(at);
  };

  /** A message by its key; a key that the catalogue lacks stands for itself. */
  function say(id: string, values: Values = {}): Html {
    const message = Object.hasOwn(words, id) ? (words[id] as string) : undefined;
    if (message === undefined) return escaped(id);
    const made = new IntlMessageFormat(message, locale).format<Html>(values);
    const parts = (Array.isArray(made) ? made : [made]) as readonly (string | Html)[];
    return raw(parts.map((part) => (typeof part === 'string' ? String(escaped(part)) : String(part))).join(''));
  }

  /** The first of the keys that there is, or the code itself. */
  const word = (keys: readonly string[], code: string, values: Values = {}): Html => {
    const key = keys.find((one) => Object.hasOwn(words, one));
    return key === undefined ? escaped(code) : say(key, values);
  };

  const clock = (zone: string, at: number) => written(zone, { hour: '2-digit', minute: '2-digit' }, at);
  const utc = (at: number) => inline(`${clock('UTC', at)} UTC`);

  /** "1 Dec 2023, 05:00 UTC". */
  const time = (iso: string): Html => {
    const at = Date.parse(iso);
    const date = written('UTC', { day: 'numeric', month: 'short', year: 'numeric' }, at);
    return say('time.plain', { date, utc: utc(at) });
  };

  /** "1 Dec 05:00", for rows. */
  const shortTime = (iso: string): Html => {
    const at = Date.parse(iso);
    const date = written('UTC', { day: 'numeric', month: 'short' }, at);
    return say('time.short', { date, hour: inline(clock('UTC', at)) });
  };

  const label = (id: string): string => room.delegations.find((one) => one.id === id)?.label ?? id;
  const party = (id: string): Html => quoted(label(id));

  /** As somebody signed it. */
  const text = (signed: string): Html => {
    if (signed.length <= longest) return quoted(signed);
    const cut = [...signed.slice(0, longest)].slice(0, -1).join('');
    return html`${quoted(cut)} ${say('plain.longer', { count: signed.length - cut.length })}` as Html;
  };

  /** A channel by its purpose and by who else is in it. */
  const channel = (id: string, name: string): Html => {
    const found = room.channels.find((one) => one.id === id);
    if (!found) return quoted(name);
    const { purpose } = found;
    if (['charter', 'notice-board', 'mediators', 'own'].includes(purpose))
      return word([`value.purpose.${purpose}`], purpose);
    if (purpose === 'other') return quoted(found.name);
    const who = found.members.filter((one) => one !== room.seat).map(label);
    return say(purpose === 'line' ? 'channel.line' : 'channel.with', { who: quoted(who.join(', ')) });
  };

  return { say, word, time, shortTime, utc, clock, party, text, channel };
}

/** A short run from left to right, whatever stands around it. */
export const inline = (run: string): Html => raw(`<bdi dir="ltr">${shown(run)}</bdi>`);

const quoted = (words: string): Html => raw(`<bdi dir="auto">${shown(words)}</bdi>`);
const escaped = (words: string): Html => raw(shown(words));

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const shown = (words: string): string =>
  words
    .replaceAll(/[&<>"']/g, (one) => entities[one] ?? one)
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, (one) => (one === '\n' || one === '\t' ? one : codePoint(one)));

const codePoint = (one: string): string =>
  `[U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
