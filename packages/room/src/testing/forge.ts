/** A node that does not ask its own judge: for tests of what others make of its entries. */
import {
  type Body,
  contextOf,
  type Draft,
  type Entry,
  encode,
  encodeBody,
  fromHex,
  type Hex,
  sealEnvelope,
  toHex,
  writeEntry,
  writeWraps,
} from '@parley/record';
import type { Rehearsal, Seat } from '@parley/rehearsal';
import { dayOf, keepContext } from '../carrying/post.ts';
import { step } from '../step.ts';
import { nextPlace } from '../writing/compose.ts';
import { writingEpoch } from '../writing/key.ts';

const randomOf = (seed: number) => new Uint8Array(32).fill(seed);

/** Writes an entry with this body at the end of the seat's log, without judging it. Given as a message to others. */
export function forged(room: Rehearsal, seat: Seat, channelName: string, body: Body, seed = 1): Uint8Array {
  const channel = seat.node.channels.get(room.channels.get(channelName) as Hex);
  if (!channel) throw new Error('no such channel');
  const { draft } = nextPlace(seat.node, channel, { at: room.now, random: randomOf(seed) });
  const epoch = writingEpoch(seat.node, channel);
  if (!epoch) throw new Error('no key');
  const entry = writeEntry(seat.node.crypto, seat.signer, draft, epoch, randomOf(seed), encodeBody(body));
  return encode(['entries', fromHex(channel.id) as Uint8Array, [[entry.bytes, entry.box]]]);
}

export function forgedWraps(room: Rehearsal, seat: Seat, channelName: string, epoch: Uint8Array, wraps: Uint8Array) {
  const channel = seat.node.channels.get(room.channels.get(channelName) as Hex);
  if (!channel) throw new Error('no such channel');
  const { draft } = nextPlace(seat.node, channel, { at: room.now, random: randomOf(2) });
  const entry = writeWraps(seat.node.crypto, seat.signer, draft, epoch, wraps);
  return encode(['entries', fromHex(channel.id) as Uint8Array, [[entry.bytes, entry.box]]]);
}

/** An entry wherever it says: another one in the place of one that the seat has written forks its log. */
export function placed(room: Rehearsal, seat: Seat, channelName: string, draft: Partial<Draft>, body: Body): Entry {
  const channel = seat.node.channels.get(room.channels.get(channelName) as Hex);
  const epoch = channel && writingEpoch(seat.node, channel);
  if (!channel || !epoch) throw new Error('no such channel, or no key');
  const next = nextPlace(seat.node, channel, { at: room.now, random: randomOf(3) });
  const salt = seat.node.crypto.sha256(encode([JSON.stringify(body.fields), draft.position ?? 0]));
  return writeEntry(seat.node.crypto, seat.signer, { ...next.draft, ...draft }, epoch, salt, encodeBody(body));
}

/** Hands entries to a node, and keeps on its disk what comes of it; what it would send is lost on the way. */
export function given(room: Rehearsal, to: Seat, channelName: string, entries: readonly Entry[]): void {
  const id = fromHex(room.channels.get(channelName) ?? '') as Uint8Array;
  for (let at = 0; at < entries.length; at += 32) {
    const run = entries.slice(at, at + 32).map((entry) => [entry.bytes, entry.box]);
    for (const effect of hand(room, to, encode(['entries', id, run]))) {
      if (effect.type === 'refused') room.blamed.push({ ...effect, at: room.now, by: to.delegation });
      if (effect.type !== 'store') continue;
      to.store.write(effect.rows);
      step(to.node, { type: 'stored', ticket: effect.ticket }, { at: room.now, random: randomOf(9) });
    }
  }
}

/** No two envelopes bear the same salt. */
let handed = 0;

/** Puts a letter of one node into another's mailbox, as a carrier would, under a context that the two have shared. */
export function hand(room: Rehearsal, to: Seat, bytes: Uint8Array, from = otherThan(room, to)) {
  handed += 1;
  const { crypto: cryptography } = to.node;
  const moment = { at: room.now, random: randomOf(handed % 256) };
  const context = contextOf(cryptography, cryptography.sha256(encode([from.name, to.name])));
  const shared = { peer: from.name, day: dayOf(room.now), fleeting: true, opening: undefined, closed: true };
  if (!to.node.post.contexts.has(toHex(context.id)))
    keepContext(to.node, { ...context, ...shared, heard: 0, came: new Set() });
  const way = { from: from.signer.publicKey, to: to.signer.publicKey };
  const salt = cryptography.sha256(encode(['salt', handed]));
  const envelope = sealEnvelope(cryptography, context, way, undefined, salt, [bytes]);
  return step(to.node, { type: 'arrived', bytes: envelope }, moment);
}

function otherThan(room: Rehearsal, to: Seat): Seat {
  const mediator = room.seat('mediator');
  return to === mediator ? room.seat('north') : mediator;
}

export function rulingsIn(room: Rehearsal, delegation: string, channelName: string): ReadonlyMap<Hex, string> {
  const channel = room.seat(delegation).node.channels.get(room.channels.get(channelName) as Hex);
  return channel?.rulings ?? new Map();
}
