/** The hostile one's pen: it writes what its own judge would never let it sign. */
import {
  type Body,
  contexts,
  type Draft,
  type Entry,
  type EpochKey,
  encode,
  encodeBody,
  encodeFields,
  encodeHeader,
  type Fields,
  fromHex,
  type Header,
  type Hex,
  type Instrument,
  including,
  limits,
  logOf,
  makeSign1,
  newHeads,
  nothing,
  order,
  pinOf,
  type Signer,
  writeEntry,
  writePaper,
  writeWraps,
} from '@parley/record';
import type { Channel } from '@parley/room';
import type { Seat } from '../seat.ts';
import { charterOf, type Scene } from './scene.ts';

export const idOf = (name: Hex): Uint8Array => fromHex(name) as Uint8Array;

/** Where an honest node would write next in this channel. */
export function placeIn({ room, hostile }: Scene, channel: Channel, as: Seat = hostile): Draft {
  const { history } = channel;
  const last = logOf(history, as.name)?.entries.at(-1);
  const written = last ? last.entry.header.position + 1 : 0;
  const own = history.indexOf.get(as.name) ?? history.logs.length;
  const known = including(last?.past ?? nothing, own, written);
  return {
    room: history.room,
    channel: history.channel,
    position: written,
    prev: last?.entry.hash ?? new Uint8Array(0),
    seen: newHeads(history, known, as.name, limits.seen),
    pin: hostile.node.room === channel.id ? [] : pinOf(charterOf(hostile), limits.pin),
    claimed: Math.max(room.now, last?.entry.header.claimed ?? 0),
  };
}

/** The key under which the channel's first entry is sealed. */
export function keyOf(channel: Channel): EpochKey {
  const [first] = channel.epochs.values();
  if (!first) throw new Error('a channel without a key');
  return first;
}

export type Manner = {
  readonly draft?: Partial<Draft>;
  readonly epoch?: EpochKey;
  readonly signer?: Signer;
};

/** An entry with this body at the end of the hostile one's log, or wherever it says. */
export function write(scene: Scene, channel: Channel, body: Body | Uint8Array, manner: Manner = {}): Entry {
  const { room, hostile, chance } = scene;
  const draft = { ...placeIn(scene, channel), ...manner.draft };
  const bytes = body instanceof Uint8Array ? body : encodeBody(body);
  const salt = chance.bytes('salt', 32);
  const { cryptography } = room.ground;
  return writeEntry(cryptography, manner.signer ?? hostile.signer, draft, manner.epoch ?? keyOf(channel), salt, bytes);
}

export function writeList(scene: Scene, channel: Channel, epoch: Uint8Array, wraps: Uint8Array, draft = {}): Entry {
  const { room, hostile } = scene;
  const place = { ...placeIn(scene, channel), ...draft };
  return writeWraps(room.ground.cryptography, hostile.signer, place, epoch, wraps);
}

/** The same entry with other words in its header, or another box; signed by the hostile one all the same. */
export function rewritten({ hostile }: Scene, entry: Entry, header: Partial<Header>): Uint8Array {
  return makeSign1(hostile.signer, contexts.entry, encodeHeader({ ...entry.header, ...header }));
}

export type Pair = readonly [bytes: Uint8Array, box: Uint8Array];

/** An entry whose box the sender says to have destroyed. */
export type Bare = readonly [bytes: Uint8Array];

export const pairOf = (entry: Entry): Pair => [entry.bytes, entry.box];

/** The letter in which entries of a channel travel. */
export function letterOf(channel: Hex, pairs: readonly (Pair | Bare)[]): Uint8Array {
  return encode(['entries', idOf(channel), pairs]);
}

/** One bit of these bytes turned, so many bytes from the end. */
export function bent(bytes: Uint8Array, fromEnd = 1): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = copy.length - fromEnd;
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

/** Text of a forgery, which must not come to stand anywhere. */
export const forged = 'forged words';

export const message = (text: string): Body => ({ kind: 'talks.message-sent', fields: { text }, paper: null });

/** An impasse that the hostile one declares, on paper: the act on paper that parties and mediators share. */
export function paperOf(
  { room, hostile, chance }: Scene,
  text: string,
  terms: Partial<Instrument> = {},
  more: Fields = {},
): NonNullable<Body['paper']> {
  const fields: Fields = { cause: text, owner: hostile.delegation, lastOffers: [], ...more };
  const bytes = encodeFields(fields);
  const charter = charterOf(hostile);
  const whole = {
    room: charter.room,
    delegation: hostile.delegation,
    kind: 'talks.impasse-declared',
    id: chance.bytes('paper', 16),
    serial: 0,
    answers: [],
    audience: Object.keys(room.scenario.delegations).sort(),
    validUntil: null,
    pin: [...pinOf(charter, limits.pin)].sort(order),
    ...terms,
  };
  return { instrument: writePaper(room.ground.cryptography, hostile.signer, whole, bytes).bytes, text: bytes };
}

export const deposit = (paper: NonNullable<Body['paper']>, kind = 'talks.impasse-declared'): Body => ({
  kind,
  fields: {},
  paper,
});
