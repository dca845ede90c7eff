/**
 * The post of one node: nothing leaves it but in envelopes, each sealed to one receiving node. Two nodes share a context
 * for a day, opened to a mailbox key that its owner renews daily and destroys. All of it lives in memory: what was under
 * way when a node stopped is found again by comparing lengths.
 */
import {
  type Context,
  contextOf,
  type Envelope,
  encode,
  fromHex,
  type Hex,
  mailboxOf,
  mostLetters,
  none,
  type Opening,
  openingInfo,
  openingSize,
  sealEnvelope,
  toHex,
  writeOpening,
} from '@parley/record';
import { charterNow, sealOf } from '../judging/states.ts';
import { type Node, type Pending, ticket } from '../state.ts';
import type { Step } from '../writing/compose.ts';

/** A key of one's own to which others open contexts; whoever has its seed can read what was sent to it. */
export type Mailbox = {
  readonly day: number;
  readonly id: Hex;
  readonly publicKey: Uint8Array;
  readonly seed: Uint8Array;
};

export type PostContext = Context & {
  readonly peer: Hex;
  /** The day on which it was opened here. */
  readonly day: number;
  /** Whether it was opened to a key for a day, and not to the peer's lasting one. */
  readonly fleeting: boolean;
  /** What goes along where this node opened it. */
  readonly opening: Opening | undefined;
  /** The peer was started anew since: what comes under it is read, and nothing more goes out under it. */
  closed: boolean;
  /** When something came under it last: the number of the envelope, of all that this node has opened. */
  heard: number;
  /** Salts of the envelopes that came under it last: a carrier may bring one twice. */
  readonly came: Set<Hex>;
};

export type Post = {
  /** Newest last. */
  readonly own: Mailbox[];
  making: boolean;
  /** Mailboxes that peers have told of: on which day by their clock, and when by this node's. */
  readonly told: Map<Hex, { readonly day: number; readonly publicKey: Uint8Array; readonly heard: number }>;
  /** Which mailbox of this node each peer has said that it knows. */
  readonly knownBy: Map<Hex, Hex>;
  readonly contexts: Map<Hex, PostContext>;
  readonly opening: Set<Hex>;
  readonly outgoing: Map<Hex, Uint8Array[]>;
  /** Envelopes opened so far. */
  heard: number;
  /** Something came that cannot be opened here any more: lengths should be compared at the next beat. */
  missed: boolean;
  /** Envelopes that wait for their context to be unwrapped. */
  readonly incoming: Map<Hex, Envelope[]>;
};

export const emptyPost = (): Post => ({
  own: [],
  making: false,
  told: new Map(),
  knownBy: new Map(),
  contexts: new Map(),
  opening: new Set(),
  outgoing: new Map(),
  heard: 0,
  missed: false,
  incoming: new Map(),
});

const dayLength = 86_400_000;
export const dayOf = (at: number): number => Math.floor(at / dayLength);
/** Today's and yesterday's keys open what is still under way; older ones are destroyed. */
const daysKept = 1;
/** Bytes that wait for one peer; more is dropped, and asked for again. */
const mostWaiting = 2 * mostLetters;

/** Puts a letter for a peer into its next envelope. */
export function post(node: Node, to: Hex, letter: Uint8Array): void {
  const waiting = node.post.outgoing.get(to) ?? [];
  const size = waiting.reduce((sum, one) => sum + one.length, letter.length);
  if (size <= mostWaiting) waiting.push(letter);
  node.post.outgoing.set(to, waiting);
}

/** At the end of a step: seals what can be sealed, and asks for what that needs. */
export function sendPost(step: Step): void {
  const { node, moment } = step;
  const { post } = node;
  if (post.outgoing.size === 0) return;
  const today = dayOf(moment.at);
  if ((post.own.at(-1)?.day ?? -1) < today) {
    if (!post.making) makeMailbox(step);
    return;
  }
  for (const [to, letters] of [...post.outgoing].sort(([left], [right]) => (left < right ? -1 : 1))) {
    if (post.opening.has(to)) continue;
    const context = contextTo(node, to, today);
    if (context) {
      post.outgoing.delete(to);
      sealAll(step, context, letters);
    } else open(step, to);
  }
}

/**
 * Seals letters that no lasting key may ever open: under a context for a day. Where there is none yet, one is opened and
 * the letters wait; to a peer whose mailbox is not known they cannot go.
 */
export function sendFleeting(
  step: Step,
  to: Hex,
  letters: () => readonly Uint8Array[],
): 'sent' | 'waits' | 'no-mailbox' {
  const { node, moment } = step;
  const { post } = node;
  const today = dayOf(moment.at);
  if (post.making || post.opening.has(to)) return 'waits';
  if ((post.own.at(-1)?.day ?? -1) < today) {
    makeMailbox(step);
    return 'waits';
  }
  const context = contextTo(node, to, today);
  if (context?.fleeting) {
    const now = letters();
    if (now.length > 0) sealAll(step, context, now);
    return 'sent';
  }
  if (!freshMailbox(node, to, today)) return 'no-mailbox';
  open(step, to);
  return 'waits';
}

/** A peer's mailbox key of today or yesterday. */
function freshMailbox(node: Node, peer: Hex, today: number): Uint8Array | undefined {
  const told = node.post.told.get(peer);
  return told && told.heard >= today - daysKept ? told.publicKey : undefined;
}

/** The context under which this node writes to a peer today: of several the lowest, and one for a day before another. */
function contextTo(node: Node, to: Hex, today: number): PostContext | undefined {
  return [...node.post.contexts.values()]
    .filter((one) => one.peer === to && one.day === today && !one.closed)
    .sort(
      (left, right) => Number(right.fleeting) - Number(left.fleeting) || (toHex(left.id) < toHex(right.id) ? -1 : 1),
    )
    .at(0);
}

function sealAll({ node, dice }: Step, context: PostContext, letters: readonly Uint8Array[]): void {
  const mailbox = node.post.own.at(-1);
  // Until the peer has said that it knows it: the first to say so may have been lost.
  const first = mailbox && node.post.knownBy.get(context.peer) !== mailbox.id ? [mailboxLetter(node.post.own)] : [];
  const way = { from: node.identity.signer.publicKey, to: fromHex(context.peer) ?? none };
  for (const few of packed([...first, ...letters])) {
    const bytes = sealEnvelope(node.crypto, context, way, context.opening, dice(32), few);
    node.effects.push({ type: 'send', to: context.peer, bytes });
  }
}

/** As many letters to an envelope as fit. */
function packed(letters: readonly Uint8Array[]): readonly Uint8Array[][] {
  const all: Uint8Array[][] = [];
  let size = mostLetters;
  for (const letter of letters) {
    if (size + letter.length + 8 > mostLetters) {
      all.push([]);
      size = 0;
    }
    all.at(-1)?.push(letter);
    size += letter.length + 8;
  }
  return all;
}

/** Tells of one's newest mailbox, and of the former ones that still open what is sent to them. */
function mailboxLetter(own: readonly Mailbox[]): Uint8Array {
  const newest = own.at(-1);
  const former = own.slice(0, -1).map((one) => fromHex(one.id) ?? none);
  return encode(['mailbox', newest?.day ?? 0, newest?.publicKey ?? none, former]);
}

/**
 * A peer has said which mailbox of this node it knows; where that is not today's, it is told with the next envelope. Such a
 * peer may have read nothing that was sent to it: of the contexts that it has opened, it may have been started anew since all
 * but the one by which it asks.
 */
export function noteKnown(node: Node, peer: Hex, known: Uint8Array): void {
  const newest = node.post.own.at(-1);
  if (newest && newest.id === toHex(known)) {
    node.post.knownBy.set(peer, newest.id);
    return;
  }
  node.post.knownBy.delete(peer);
  const theirs = [...node.post.contexts.values()].filter((one) => one.peer === peer && !one.opening);
  for (const one of theirs) one.closed ||= one.heard < node.post.heard;
}

function makeMailbox({ node, moment, dice }: Step): void {
  node.post.making = true;
  const seed = dice(32);
  const number = ticket(node, { next: 'mailbox', day: dayOf(moment.at), seed });
  node.effects.push({ type: 'make-key', ticket: number, seed });
}

/** Today's mailbox key is there; keys and contexts of past days go. */
export function mailboxMade(
  { node }: Step,
  pending: Extract<Pending, { next: 'mailbox' }>,
  publicKey: Uint8Array,
): void {
  const { post } = node;
  post.making = false;
  const { day, seed } = pending;
  post.own.push({ day, seed, publicKey, id: toHex(mailboxOf(node.crypto, publicKey)) });
  while ((post.own[0]?.day ?? day) < day - daysKept) post.own.shift()?.seed.fill(0);
  for (const [id, context] of post.contexts) {
    if (context.day >= day - daysKept) continue;
    context.secret.fill(0);
    post.contexts.delete(id);
  }
}

/** Opens a context to a peer: to the mailbox that it has told of, or to its lasting key where it has told of none. */
function open(step: Step, to: Hex): void {
  const { node, dice, moment } = step;
  const fresh = freshMailbox(node, to, dayOf(moment.at));
  const recipient = fresh ?? sealOf(charterNow(node), to);
  const receiver = fromHex(to);
  if (!recipient || !receiver) {
    node.post.outgoing.delete(to);
    return;
  }
  const mailbox = mailboxOf(node.crypto, recipient);
  const context = contextOf(node.crypto, dice(32));
  const key = writeOpening(node.identity.signer, receiver, mailbox, context);
  node.post.opening.add(to);
  const number = ticket(node, {
    next: 'opening',
    to,
    context,
    mailbox,
    day: dayOf(moment.at),
    fleeting: fresh !== undefined,
  });
  const job = { recipient, info: openingInfo(receiver, mailbox), ekm: dice(64) };
  node.effects.push({ type: 'wrap', ticket: number, key, jobs: [job] });
}

/** The context is wrapped to the peer: what waited goes under it. */
export function opened(
  { node }: Step,
  pending: Extract<Pending, { next: 'opening' }>,
  wraps: readonly Uint8Array[],
): void {
  const { to, context, mailbox, day, fleeting } = pending;
  node.post.opening.delete(to);
  const [wrapped] = wraps;
  if (wrapped?.length !== openingSize) {
    // What it told is no key: from now on it is written to by its lasting one, as if it had told nothing.
    if (fleeting) node.post.told.delete(to);
    else node.post.outgoing.delete(to);
    return;
  }
  keepContext(node, {
    ...context,
    peer: to,
    day,
    fleeting,
    opening: { mailbox, wrapped },
    closed: false,
    heard: 0,
    came: new Set(),
  });
}

/** Contexts kept that one peer has opened: it may open as many as it likes, and brings each along again with every envelope. */
const mostOfOne = 8;

export function keepContext(node: Node, context: PostContext): void {
  const { contexts } = node.post;
  const opened = [...contexts].filter(([, one]) => one.peer === context.peer && !one.opening);
  const [oldest] = opened;
  if (opened.length >= mostOfOne && oldest) contexts.delete(oldest[0]);
  contexts.set(toHex(context.id), context);
}
