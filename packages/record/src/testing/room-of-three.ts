/**
 * A small room with real keys and real histories: a charter and two channels, written by a mediator, North and South, who
 * hear of each other only what a test lets them hear. Everything follows from fixed seeds.
 */
import { createSigner, cryptography as crypto } from '@parley/vault';
import {
  admit,
  covers,
  type Draft,
  type Entry,
  type EpochKey,
  encodeBody,
  encodeWraps,
  epochId,
  type Fields,
  type Held,
  type Hex,
  type History,
  historyOf,
  isCharter,
  logOf,
  newHeads,
  nothing,
  order,
  type Past,
  pinOf,
  root,
  type Signer,
  stretchesOf,
  toHex,
  wrapSize,
  writeEntry,
  writeExport,
  writeWraps,
} from '../index.ts';

export { crypto };

const utf8 = new TextEncoder();

/** 32 bytes that follow from a word. */
export const bytesFrom = (word: string): Uint8Array => crypto.sha256(utf8.encode(word));
export const hexOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

export type Person = { readonly name: string; readonly signer: Signer; readonly node: Hex };

export function person(name: string): Person {
  const signer = createSigner(bytesFrom(`seed of ${name}`));
  return { name, signer, node: toHex(signer.publicKey) };
}

export const epochOf = (word: string): EpochKey => {
  const key = bytesFrom(`epoch of ${word}`);
  return { id: epochId(crypto, key), key };
};

export const epoch = epochOf('the room');

/** An entry of no particular room, for tests of one object alone. */
export function someEntry(by: Person, changed: Partial<Draft> = {}, text = 'The line is open.'): Entry {
  const draft = {
    room: bytesFrom('room'),
    channel: bytesFrom('channel'),
    position: 3,
    prev: bytesFrom('prev'),
    seen: [],
    pin: [bytesFrom('pin')],
    claimed: 1_700_000_000_000,
    ...changed,
  };
  return writeEntry(crypto, by.signer, draft, epoch, bytesFrom('salt'), note(text));
}

export const note = (text: string): Uint8Array => encodeBody({ kind: 'note.written', fields: { text }, paper: null });

/** How an entry is written: what its author looks at, and when it says it is. */
export type Manner = { readonly seeing?: boolean; readonly claimed?: number; readonly over?: Partial<Draft> };

/** What an honest node would sign next in a channel. */
export function draftFor(history: History, charter: History | undefined, by: Person, manner: Manner = {}): Draft {
  const last = logOf(history, by.node)?.entries.at(-1);
  return {
    room: history.room,
    channel: history.channel,
    position: last ? last.entry.header.position + 1 : 0,
    prev: last ? last.entry.hash : new Uint8Array(0),
    seen: manner.seeing === false ? [] : newHeads(history, last?.past ?? nothing, by.node, 16),
    pin: charter ? pinOf(charter, 16) : [],
    claimed: manner.claimed ?? 1_700_000_000_000,
    ...manner.over,
  };
}

let salts = 0;
/** A salt that no other entry has; the tests' only state, reset by each room. */
const nextSalt = (): Uint8Array => bytesFrom(`salt ${salts++}`);

export function sign(by: Person, draft: Draft, text: string, salt: Uint8Array = nextSalt()): Entry {
  return writeEntry(crypto, by.signer, draft, epoch, salt, note(text));
}

/** The same entry with a signature that does not hold; its name is another. */
export function unsigned(entry: Entry): { readonly bytes: Uint8Array; readonly box: Uint8Array } {
  const bytes = Uint8Array.from(entry.bytes);
  const last = bytes.length - 1;
  bytes[last] = (bytes[last] ?? 0) ^ 1;
  return { bytes, box: entry.box };
}

export function founded(by: Person, charter: History | undefined, text: string): History {
  const entry = sign(
    by,
    {
      room: charter ? charter.room : new Uint8Array(0),
      channel: new Uint8Array(0),
      position: 0,
      prev: new Uint8Array(0),
      seen: [],
      pin: charter ? pinOf(charter, 16) : [],
      claimed: 1_700_000_000_000,
    },
    text,
  );
  const history = historyOf(entry);
  take(history, charter, entry);
  return history;
}

/** Admits what must be admissible, and says what it became. */
export function take(history: History, charter: History | undefined, entry: Entry): Held {
  const { admitted, stopped } = admit(history, charter, crypto, [entry]);
  if (!admitted[0]) throw new Error(`not admitted: ${stopped && 'refused' in stopped ? stopped.refused : 'awaited'}`);
  return admitted[0];
}

export type Room = {
  readonly mediator: Person;
  readonly north: Person;
  readonly south: Person;
  readonly charter: History;
  /** All three. */
  readonly talks: History;
  /** The mediator and North. */
  readonly line: History;
  readonly say: (by: Person, channel: History, text: string, manner?: Manner) => Held;
  readonly receipt: (by: Person, channel: History) => Held;
  readonly mint: (by: Person, channel: History, to: readonly Person[]) => Held;
  readonly exported: (by?: Person, channels?: readonly History[]) => Uint8Array;
};

/** The room as it begins: founded, and nothing said. */
export function emptyRoom(): Room {
  salts = 0;
  const [mediator, north, south] = [person('the mediator'), person('North'), person('South')];
  const charter = founded(mediator, undefined, 'The charter of this room.');
  const talks = founded(mediator, charter, 'The talks begin.');
  const line = founded(mediator, charter, 'The line to North.');
  const over = (channel: History) => (isCharter(channel) ? undefined : charter);
  const say: Room['say'] = (by, channel, text, manner) =>
    take(channel, over(channel), sign(by, draftFor(channel, over(channel), by, manner), text));
  const receipt: Room['receipt'] = (by, channel) => {
    const log = logOf(channel, by.node);
    const fields: Fields = { length: log?.entries.length ?? 0, root: root(crypto, log?.tree ?? []) };
    const body = encodeBody({ kind: 'receipt', fields, paper: null });
    const draft = draftFor(channel, over(channel), by);
    return take(channel, over(channel), writeEntry(crypto, by.signer, draft, epoch, nextSalt(), body));
  };
  const mint: Room['mint'] = (by, channel, to) => {
    const wraps = to
      .map(({ signer }) => ({
        node: signer.publicKey,
        wrapped: new Uint8Array(wrapSize).fill(signer.publicKey[0] ?? 0),
      }))
      .sort((left, right) => order(left.node, right.node));
    const draft = draftFor(channel, over(channel), by);
    return take(channel, over(channel), writeWraps(crypto, by.signer, draft, epoch.id, encodeWraps(wraps)));
  };
  const exported: Room['exported'] = (by = mediator, channels = [charter, talks, line]) =>
    writeExport(crypto, by.signer, channels);
  return { mediator, north, south, charter, talks, line, say, receipt, mint, exported };
}

/** The room after some days: epochs minted, talks held, receipts written, and the charter grown between. */
export function roomOfThree(): Room {
  const room = emptyRoom();
  const { mediator, north, south, charter, talks, line, say, receipt, mint } = room;
  mint(mediator, charter, [mediator, north, south]);
  receipt(north, charter);
  receipt(south, charter);
  mint(mediator, talks, [mediator, north, south]);
  say(north, talks, 'We ask for a pause from 06:00.');
  say(south, talks, 'We ask for a list first.', { seeing: false });
  receipt(mediator, talks);
  say(mediator, charter, 'A second node is named.');
  mint(mediator, line, [mediator, north]);
  say(north, line, 'Between us: the list exists.');
  say(mediator, line, 'It will be carried as you wish.');
  receipt(north, line);
  say(south, talks, 'The list came.');
  say(north, talks, 'Then the pause stands.');
  for (const one of [north, south, mediator]) receipt(one, charter);
  for (const one of [mediator, north, south]) receipt(one, talks);
  for (const one of [mediator, north]) receipt(one, line);
  return room;
}

/** All that a history holds, comparable whatever the order of arrival: each entry with the names of all in its past. */
export function contents(history: History) {
  const all = [...history.byName.values()];
  const inPast = (past: Past) =>
    all
      .filter((one) => covers(past, one.log, one.entry.header.position))
      .map((one) => one.entry.name)
      .sort();
  return stretchesOf(history).map(({ node, from, entries }) => ({
    node,
    from,
    entries: entries.map((held) => ({
      name: held.entry.name,
      root: toHex(root(crypto, held.before)),
      past: inPast(held.past),
    })),
  }));
}
