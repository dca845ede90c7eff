/** A node that does not ask its own judge: for tests of what others make of its entries. */
import { type Body, encode, encodeBody, fromHex, type Hex, writeEntry, writeWraps } from '@parley/record';
import type { Rehearsal, Seat } from '@parley/rehearsal';
import { post } from '../carrying/post.ts';
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

const nothing = { type: 'stored', ticket: 0 } as const;

/** Puts a letter of one node into another's mailbox, as a carrier would; the two share a context already. */
export function hand(room: Rehearsal, to: Seat, bytes: Uint8Array, from = otherThan(room, to)) {
  post(from.node, to.name, bytes);
  const moment = { at: room.now, random: randomOf(9) };
  const sent = step(from.node, nothing, moment).find((effect) => effect.type === 'send' && effect.to === to.name);
  if (sent?.type !== 'send') throw new Error('no envelope was made');
  return step(to.node, { type: 'arrived', bytes: sent.bytes }, moment);
}

function otherThan(room: Rehearsal, to: Seat): Seat {
  const mediator = room.seat('mediator');
  return to === mediator ? room.seat('north') : mediator;
}

export function rulingsIn(room: Rehearsal, delegation: string, channelName: string): ReadonlyMap<Hex, string> {
  const channel = room.seat(delegation).node.channels.get(room.channels.get(channelName) as Hex);
  return channel?.rulings ?? new Map();
}
