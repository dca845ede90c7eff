/**
 * Meeting other nodes: what one has written goes to every node of its channel; what one lacks is found by comparing
 * lengths. Lengths are told for channels that both are in, and nothing is ever sent to a node outside a channel.
 */
import {
  decode,
  type Entry,
  encode,
  type Hex,
  hasBox,
  isCharter,
  limits,
  mailboxOf,
  none,
  type Read,
  readEntry,
  readWithoutBox,
  toHex,
  type Value,
} from '@parley/record';
import { type AnnexGiven, type AnnexWanted, noteAnnexWanted, readAnnexLetter, takeAnnex } from '../annexes/fetch.ts';
import { boxCame } from '../erasing/destroy.ts';
import { charterNow, nodesOf } from '../judging/states.ts';
import type { Row } from '../ports.ts';
import type { Channel, Node } from '../state.ts';
import { isLackingHere, lackingThere, readTold, type Told, tell } from './chains.ts';
import { forgetEmpty, foundedElsewhere } from './founding.ts';
import { admitRun, retryAnterooms } from './intake.ts';
import { noteKnown, post } from './post.ts';
import { noteWanting, readWanting, type Wanting } from './wanting.ts';

/** Entries in one message. */
const runLength = 32;
const messageLimits = { bytes: runLength * (limits.entry + limits.box + 16) + 1024, depth: 6 };

type Asks = 0 | 1 | 2;
const isAsks = (value: Value | undefined): value is Asks => value === 0 || value === 1 || value === 2;

/** An entry and its box; alone where the sender has destroyed that. */
type Sent = readonly [Uint8Array] | readonly [Uint8Array, Uint8Array];

type Message =
  | Wanting
  | AnnexWanted
  | AnnexGiven
  | { readonly type: 'entries'; readonly channel: Hex; readonly run: readonly Sent[] }
  | {
      readonly type: 'lengths';
      /** The receiver's mailbox as the sender knows it, or none. */
      readonly mailbox: Uint8Array;
      /** What the receiver is asked: nothing, to tell its own where something is lacking, or to tell in any case. */
      readonly asks: Asks;
      readonly channels: readonly Told[];
    };

/** The other nodes of a channel. */
export function peersOf(node: Node, channel: Channel): readonly Hex[] {
  if (!channel.terms) return [];
  return nodesOf(charterNow(node), channel.terms).filter((name) => name !== node.name);
}

export function sendRun(node: Node, channel: Channel, to: Hex, entries: readonly Entry[]): void {
  for (let at = 0; at < entries.length; at += runLength) {
    const run = entries
      .slice(at, at + runLength)
      .map((entry) => (hasBox(entry) ? [entry.bytes, entry.box] : [entry.bytes]));
    post(node, to, encode(['entries', channel.history.channel, run]));
  }
}

/** Tells every peer how far the logs of shared channels are held here. */
export function compareLengths(node: Node): void {
  const peers = new Set([...node.channels.values()].flatMap((channel) => peersOf(node, channel)));
  // A restored node must hear how long its own logs are, even from a peer that lacks nothing.
  const asks = node.standing.state === 'restored' ? 2 : 1;
  for (const peer of [...peers].sort()) sendLengths(node, peer, asks);
}

function sendLengths(node: Node, to: Hex, asks: Asks, theirs?: ReadonlyMap<Hex, Told>): void {
  const shared = [...node.channels.values()].filter((channel) => peersOf(node, channel).includes(to));
  // The charter comes first: without it nothing else can be placed.
  shared.sort((left, right) => Number(isCharter(right.history)) - Number(isCharter(left.history)));
  const told = shared.map((channel) => tell(channel, theirs?.get(channel.id)));
  const known = node.post.told.get(to);
  const mailbox = known ? mailboxOf(node.crypto, known.publicKey) : none;
  post(node, to, encode(['lengths', mailbox, asks, told]));
}

/** Takes in one letter of a node; returns the rows to be kept. What cannot be read is dropped and named. */
export function arrived(node: Node, from: Hex, bytes: Uint8Array, at: number): Row[] {
  const message = readMessage(bytes);
  if (!message) {
    node.effects.push({ type: 'refused', reason: 'unreadable-message', blame: 'carrier', node: from });
    return [];
  }
  if (message.type === 'wanting') {
    noteWanting(node, from, message);
    return [];
  }
  if (message.type === 'annex-wanted') {
    noteAnnexWanted(node, from, message);
    return [];
  }
  if (message.type === 'annex') {
    takeAnnex(node, from, message, at);
    return [];
  }
  if (message.type === 'lengths') {
    answerLengths(node, from, message, at);
    return [];
  }
  const run: Entry[] = [];
  for (const [entryBytes, box] of message.run) {
    const entry = box ? readEntry(node.crypto, entryBytes, box) : withoutBox(node, message.channel, entryBytes);
    if (!entry.ok) {
      node.effects.push({ type: 'refused', reason: entry.refused, blame: 'carrier', node: from });
      break;
    }
    run.push(heldInstead(node, message.channel, entry.value, from));
  }
  const [first] = run;
  if (!first) return [];
  const channel =
    node.channels.get(message.channel) ?? (first.name === message.channel ? foundedElsewhere(node, first) : undefined);
  // Unknown and foreign channels get the same answer: none.
  if (!channel) return [];
  const rows = admitRun(node, channel, run, at);
  forgetEmpty(node, channel);
  // In a channel with a fork, what came may bear witness to what waits, though it waits itself.
  for (let again = rows.length > 0 || channel.history.branches.size > 0; again; ) {
    const more = retryAnterooms(node, at);
    rows.push(...more);
    again = more.length > 0;
  }
  return rows;
}

/** What came here or was written here so short a time ago, ms, is taken to be on its way to everybody else. */
export const underWay = 10_000;

/** In the charter, on which all rests, nothing is void. */
const withoutBox = (node: Node, channel: Hex, bytes: Uint8Array): Read<Entry> =>
  channel === node.room ? { ok: false, refused: 'box-missing' } : readWithoutBox(node.crypto, bytes);

/** A box that was destroyed here goes no further than this: what is held stands in the place of what came. */
function heldInstead(node: Node, id: Hex, came: Entry, from: Hex): Entry {
  const channel = node.channels.get(id);
  if (!channel || !(channel.voids.has(came.name) || channel.boxless.has(came.name))) return came;
  if (hasBox(came)) boxCame(node, channel, came.name, came.box, from);
  return channel.history.byName.get(came.name)?.entry ?? came;
}

/** Sends what the other lacks, and asks for what is lacking here. */
function answerLengths(node: Node, from: Hex, message: Extract<Message, { type: 'lengths' }>, at: number): void {
  noteKnown(node, from, message.mailbox);
  const theirs = new Map(message.channels.map((one) => [one.channel, one]));
  let lacking = [...theirs.keys()].some((id) => !node.channels.has(id));
  for (const channel of node.channels.values()) {
    if (!peersOf(node, channel).includes(from)) continue;
    const told = theirs.get(channel.id);
    if (told) noteTold(node, channel, from, told);
    // Either way: a clock that was set back makes nothing wait.
    const settled = ({ name }: Entry) => Math.abs(at - (channel.heldAt.get(name) ?? 0)) >= underWay;
    for (const run of lackingThere(channel.history, told, 4 * runLength))
      sendRun(node, channel, from, run.filter(settled));
    lacking ||= told !== undefined && isLackingHere(channel.history, told);
  }
  // A node that is in no room yet answers whoever asks: it has nothing to tell but that it waits.
  const wanted = message.asks === 2 || (message.asks === 1 && lacking);
  if (wanted) sendLengths(node, from, 0, theirs);
}

/** A peer's word on how far it holds the logs of this channel's nodes. */
function noteTold(node: Node, channel: Channel, peer: Hex, { lines }: Told): void {
  for (const log of [node.name, ...peersOf(node, channel)]) {
    const chains = lines.get(log);
    if (!chains) continue;
    const told = channel.told.get(log) ?? new Map<Hex, number>();
    channel.told.set(log, told.set(peer, Math.max(...chains.map((one) => one.length))));
  }
}

function readMessage(bytes: Uint8Array): Message | undefined {
  const read = decode(bytes, messageLimits);
  if (!read.ok || !Array.isArray(read.value)) return undefined;
  const [type, second, third, fourth] = read.value as readonly Value[];
  if (type === 'wanting') return readWanting(read.value as readonly Value[]);
  if (type === 'annex' || type === 'annex-wanted') return readAnnexLetter(read.value as readonly Value[]);
  if (!(second instanceof Uint8Array)) return undefined;
  if (type === 'entries' && second.length === 32 && Array.isArray(third) && third.length <= runLength) {
    const run = third.filter(isSent);
    return run.length === third.length ? { type, channel: toHex(second), run } : undefined;
  }
  if (type !== 'lengths' || ![0, 32].includes(second.length) || !isAsks(third) || !Array.isArray(fourth))
    return undefined;
  const channels = (fourth as readonly Value[]).map(readTold);
  if (!channels.every((one) => one !== undefined)) return undefined;
  return { type, mailbox: second, asks: third, channels };
}

function isSent(value: Value): value is Sent {
  if (!Array.isArray(value) || value.length < 1 || value.length > 2) return false;
  return value.every((one) => one instanceof Uint8Array);
}
