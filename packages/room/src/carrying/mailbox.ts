/**
 * What comes into a node's mailbox. An envelope is opened under a context that is known, or that it brings along; who sent
 * it is then proved, and every letter in it is that node's word.
 */
import {
  decode,
  type Envelope,
  fromHex,
  type Hex,
  type Letters,
  mailboxOf,
  none,
  openEnvelope,
  openingInfo,
  type Read,
  readEnvelope,
  readOpening,
  toHex,
  type Value,
} from '@parley/record';
import { charterNow, knownNode } from '../judging/states.ts';
import type { Row } from '../ports.ts';
import { type Node, type Pending, ticket } from '../state.ts';
import type { Step } from '../writing/compose.ts';
import { dayOf, keepContext, type PostContext } from './post.ts';
import { arrived } from './sync.ts';

/** Contexts that may wait to be unwrapped at once, and envelopes of one; the rest is dropped, and asked for again. */
const mostUnwrapping = 32;
const mostOfContext = 64;
/** Envelopes of one context that are known again when a carrier brings them twice; what is older does no harm twice. */
const mostKnown = 4_096;

const refuse = (node: Node, reason: string, from = ''): Row[] => {
  node.effects.push({ type: 'refused', reason, blame: 'carrier', node: from });
  return [];
};

/** Takes in one envelope; returns the rows to be kept. */
export function receive(step: Step, bytes: Uint8Array): Row[] {
  const { node } = step;
  const read = readEnvelope(bytes);
  if (!read.ok) return refuse(node, read.refused);
  const id = toHex(read.value.context);
  const context = node.post.contexts.get(id);
  if (context) return openUnder(step, context, read.value);
  const { incoming } = node.post;
  const waiting = incoming.get(id);
  if (waiting) {
    if (waiting.length < mostOfContext) waiting.push(read.value);
    return [];
  }
  const { opening } = read.value;
  const mailbox = opening && ownMailbox(node, opening.mailbox);
  // Of before this node was last started, or for a key that is destroyed; nobody's fault, and found again.
  if (!mailbox) {
    node.post.missed = true;
    return [];
  }
  if (incoming.size >= mostUnwrapping) return [];
  incoming.set(id, [read.value]);
  const own = node.identity.signer.publicKey;
  const number = ticket(node, {
    next: 'envelope',
    context: id,
    mailbox: opening.mailbox,
    fleeting: mailbox.seed !== undefined,
  });
  node.effects.push({
    type: 'unwrap',
    ticket: number,
    wrapped: opening.wrapped,
    info: openingInfo(own, opening.mailbox),
    ...(mailbox.seed && { seed: mailbox.seed }),
  });
  return [];
}

/** One of the keys for a day, or the lasting one, which has no seed here. */
function ownMailbox(node: Node, id: Uint8Array): { readonly seed?: Uint8Array } | undefined {
  const name = toHex(id);
  const own = node.post.own.find((one) => one.id === name);
  if (own) return { seed: own.seed };
  return toHex(mailboxOf(node.crypto, node.identity.seal)) === name ? {} : undefined;
}

/** A context was unwrapped: it counts if its maker signed it for this node, and is one of the room's. */
export function unwrapped(
  step: Step,
  pending: Extract<Pending, { next: 'envelope' }>,
  plain: Uint8Array | undefined,
): Row[] {
  const { node, moment } = step;
  const waiting = node.post.incoming.get(pending.context) ?? [];
  node.post.incoming.delete(pending.context);
  const own = node.identity.signer.publicKey;
  const read = plain && readOpening(node.crypto, plain, own, pending.mailbox);
  if (!read?.ok) return refuse(node, read?.refused ?? 'bad-seal');
  const { id, secret } = read.value;
  const from = toHex(read.value.from);
  if (toHex(id) !== pending.context) return refuse(node, 'another-receiver', from);
  if (!isHeard(node, from)) return refuse(node, 'unknown-sender', from);
  const context: PostContext = {
    id,
    secret,
    peer: from,
    day: dayOf(moment.at),
    fleeting: pending.fleeting,
    opening: undefined,
    closed: false,
    heard: 0,
    came: new Set(),
  };
  keepContext(node, context);
  return waiting.flatMap((envelope) => openUnder(step, context, envelope));
}

/** Asked for every envelope: a node may be retired while it shares a context. One that is in no room yet hears whoever calls. */
const isHeard = (node: Node, from: Hex): boolean => node.room === undefined || knownNode(charterNow(node), from);

function readUnder(node: Node, context: PostContext, envelope: Envelope, sent: boolean): Read<Letters> {
  const own = node.identity.signer.publicKey;
  const peer = fromHex(context.peer) ?? none;
  return openEnvelope(node.crypto, context, sent ? { from: own, to: peer } : { from: peer, to: own }, envelope);
}

/** What this node has put into an envelope of its own, as long as it shares the context: for whoever keeps watch over it. */
export function lettersSent(node: Node, bytes: Uint8Array): readonly Uint8Array[] {
  const envelope = readEnvelope(bytes);
  const context = envelope.ok ? node.post.contexts.get(toHex(envelope.value.context)) : undefined;
  const read = envelope.ok && context ? readUnder(node, context, envelope.value, true) : undefined;
  return read?.ok ? read.value : [];
}

function openUnder(step: Step, context: PostContext, envelope: Envelope): Row[] {
  const { node, moment } = step;
  if (!isHeard(node, context.peer)) return refuse(node, 'unknown-sender', context.peer);
  const read = readUnder(node, context, envelope, false);
  if (!read.ok) return refuse(node, read.refused, context.peer);
  if (!isNew(context, toHex(envelope.salt))) return [];
  node.post.heard += 1;
  context.heard = node.post.heard;
  const rows: Row[] = [];
  for (const letter of read.value) {
    if (!takeMailbox(step, context, letter)) rows.push(...arrived(node, context.peer, letter, moment.at));
  }
  return rows;
}

function isNew({ came }: PostContext, salt: Hex): boolean {
  if (came.has(salt)) return false;
  if (came.size >= mostKnown) came.delete(came.values().next().value as Hex);
  came.add(salt);
  return true;
}

/** A peer tells of its mailbox: the newest counts. */
function takeMailbox({ node, moment }: Step, under: PostContext, letter: Uint8Array): boolean {
  const read = decode(letter, { bytes: 2048, depth: 2 });
  if (!read.ok || !Array.isArray(read.value) || read.value[0] !== 'mailbox') return false;
  const [, day, publicKey, former] = read.value as readonly Value[];
  const { peer } = under;
  if (read.value.length !== 4 || typeof day !== 'number' || !isList(former) || !isBytes(publicKey, seal(node)))
    refuse(node, 'unreadable-message', peer);
  else if (day >= (node.post.told.get(peer)?.day ?? 0)) {
    const known = node.post.told.get(peer);
    node.post.told.set(peer, { day, publicKey, heard: dayOf(moment.at) });
    const open = [mailboxOf(node.crypto, publicKey), ...former.filter((one) => one instanceof Uint8Array)].map(toHex);
    if (!known || !open.includes(toHex(mailboxOf(node.crypto, known.publicKey)))) closeOthers(node, under, open);
  }
  return true;
}

const seal = (node: Node): number => node.identity.seal.length;
const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);
const isBytes = (value: Value | undefined, length: number): value is Uint8Array =>
  value instanceof Uint8Array && value.length === length;

/**
 * A peer whose former mailbox opens no more was started anew: what it had opened it has forgotten, and what was opened to
 * that mailbox it cannot open. One that had told of none may have been, and its word on it be lost.
 */
function closeOthers(node: Node, under: PostContext, open: readonly Hex[]): void {
  for (const one of node.post.contexts.values()) {
    if (one.peer !== under.peer || one === under) continue;
    const lives = one.opening && (!one.fleeting || open.includes(toHex(one.opening.mailbox)));
    if (!lives) one.closed = true;
  }
}
