/**
 * One entry with a proof: made by a node that holds it, checked by anybody. The record proves the links; here the
 * charter's first entry says whose nodes those are, and what may be opened to others is asked.
 */
import {
  type Cryptography,
  checkEvidence,
  type Entry,
  type Evidence,
  encodeEvidence,
  entryAt,
  epochIn,
  equal,
  evidenceLimits,
  type Held,
  type Hex,
  hasBox,
  type Log,
  logsOf,
  type OpenedEntry,
  order,
  type Refusal,
  secretOf,
  signatureHolds,
  toHex,
} from '@parley/record';
import { bodyOf } from '../judging/bodies.ts';
import { isMeant, speakersOf, standingMeaning } from '../judging/opening.ts';
import { charterNow, delegationOf, heldOf } from '../judging/states.ts';
import { type Channel, charterChannel, type Node } from '../state.ts';
import { iso } from '../views/frame.ts';
import { delegationsIn, shownBody } from './proof-words.ts';

/** Why no proof is made. */
export const proofRefusals = [
  'in-no-room',
  'no-key-for-this-channel',
  'no-such-entry',
  'no-witness',
  'no-words-in-it',
  'not-one-entry',
  'opening-not-agreed',
  'proof-too-large',
  'void',
  'without-prejudice',
] as const;

/** Why a proof does not hold, beyond what the record refuses. */
export type ProofFault =
  | Refusal
  | 'malformed-charter'
  | 'not-a-node-of-this-room'
  | 'witness-of-the-authors-own'
  | 'witness-twice';

export type ProofMade =
  | { readonly made: true; readonly entry: Hex; readonly sealed: boolean; readonly bytes: Uint8Array }
  | { readonly made: false; readonly refused: (typeof proofRefusals)[number] | ProofFault };

type By = { readonly delegation: string; readonly node: Hex };

export type ProofChecked = {
  readonly holds: boolean;
  readonly room: Hex | null;
  readonly entry: Hex | null;
  readonly channel: Hex | null;
  readonly author: By | null;
  /** Null where the words stay sealed. */
  readonly kind: string | null;
  readonly body: unknown;
  readonly position: number | null;
  readonly claimed: string | null;
  readonly witnesses: readonly (By & { readonly claimed: string })[];
  readonly reason: ProofFault | null;
};

/** `prefix` is an entry's hash or how it begins. `sealed` leaves its words out. */
export function makeProof(node: Node, prefix: Hex, options: { readonly sealed?: boolean } = {}): ProofMade {
  const refuse = (refused: (typeof proofRefusals)[number] | ProofFault): ProofMade => ({ made: false, refused });
  const charter = charterChannel(node);
  const opened = charter && openedFirst(node, charter);
  if (!charter || !opened) return refuse('in-no-room');
  const found = [...node.channels.values()].flatMap((channel) =>
    [...channel.history.byName.keys()].flatMap((name) => (name.startsWith(prefix) ? { channel, name } : [])),
  );
  if (found.length > 1) return refuse('not-one-entry');
  const [one] = found;
  if (!one) return refuse('no-such-entry');
  const { channel, name } = one;
  if (!channel.terms) return refuse('no-key-for-this-channel');
  if (channel.terms.withoutPrejudice) return refuse('without-prejudice');
  const held = heldOf(channel, name);
  // A wrap list says nothing, and would hand every member's wrapped key around; an erasure has no words.
  if (held.entry.header.sealing.kind !== 'sealed') return refuse('no-words-in-it');
  if (!hasBox(held.entry)) return refuse('void');
  const secret = options.sealed ? null : ownKey(node, channel, held);
  if (secret === undefined) return refuse('no-key-for-this-channel');
  if (secret && !mayBeOpened(node, channel, name)) return refuse('opening-not-agreed');
  const sighted = witnessesOf(node, channel, held, delegationsOf(node, charter));
  const [first] = sighted;
  if (!first) return refuse('no-witness');
  const last = sighted.reduce((most, { of }) => (positionOf(of) > positionOf(most) ? of : most), first.of);
  const own = channel.history.logs[last.log] as Log;
  const links: Entry[] = [];
  for (let at = positionOf(held) + 1; at <= positionOf(last); at++) links.push((entryAt(own, at) as Held).entry);
  if (links.length > evidenceLimits.links || sighted.length > evidenceLimits.witnesses)
    return refuse('proof-too-large');
  const witnesses = sighted
    .map((sight) => sight.held.entry)
    .sort((left, right) => order(left.header.node, right.header.node));
  const evidence: Evidence = { charter: opened, entry: held.entry, secret, links, witnesses };
  const size = [...links, ...witnesses].reduce((sum, stub) => sum + stub.bytes.length + 3, 0);
  if (size > evidenceLimits.bytes - 160 * 1024) return refuse('proof-too-large');
  const bytes = encodeEvidence(node.crypto, evidence);
  // Asked as its readers will ask, so that nothing is handed out that they refuse.
  const { reason } = checkProof(node.crypto, bytes);
  return reason ? refuse(reason) : { made: true, entry: name, sealed: !secret, bytes };
}

function openedFirst(node: Node, charter: Channel): OpenedEntry | undefined {
  const held = heldOf(charter, charter.id);
  const secret = ownKey(node, charter, held);
  return secret && { entry: held.entry, secret };
}

/** As readers of a proof will know them: by the charter's first entry alone. */
function delegationsOf(node: Node, charter: Channel): ReadonlyMap<Hex, string> {
  const held = heldOf(charter, charter.id);
  const body = bodyOf(node, charter, held);
  return (body && delegationsIn(body, held.entry)) ?? new Map();
}

function ownKey(node: Node, channel: Channel, { entry }: Held): Uint8Array | undefined {
  const key = channel.epochs.get(toHex(epochIn(entry.header)));
  return key && secretOf(node.crypto, entry, key.key);
}

/** This delegation's own words are its to open; another's only where an act in the channel has agreed to it. */
function mayBeOpened(node: Node, channel: Channel, name: Hex): boolean {
  const author = delegationOf(charterNow(node), toHex(heldOf(channel, name).entry.header.node));
  const meaning = standingMeaning(node, channel, name);
  // What was refused has no meaning: its author's delegation alone may show what it wrote.
  if (!meaning) return author === node.identity.delegation;
  const agreed = new Set([node.identity.delegation]);
  for (const other of channel.judged) {
    const agreement = standingMeaning(node, channel, other);
    if (agreement?.kind !== 'entry.opening-agreed') continue;
    const of = bodyOf(node, channel, heldOf(channel, other))?.fields['of'];
    if (isMeant(String(of), name, meaning)) agreed.add(agreement.by);
  }
  return speakersOf(channel.live.state, meaning).every((one) => agreed.has(one));
}

/** A witness's entry, and the entry of the author's log that it names. */
type Sight = { readonly held: Held; readonly of: Held };

const positionOf = (held: Held): number => held.entry.header.position;

/**
 * Of every other delegation the earliest entry that has seen this one, or a later one of its log. Where that has forked,
 * those who saw one chain only: the one that most of them saw.
 */
function witnessesOf(node: Node, channel: Channel, of: Held, delegations: ReadonlyMap<Hex, string>): readonly Sight[] {
  const { history } = channel;
  const author = toHex(of.entry.header.node);
  const chains = logsOf(history, author).filter((chain) => entryAt(chain, positionOf(of)) === of);
  const sights = chains.map((chain) => {
    const first = new Map<string, Sight>();
    for (const log of history.logs) {
      const delegation = delegations.get(log.node);
      if (delegation === undefined || delegation === delegations.get(author)) continue;
      const sight = firstSight(node, channel, log, of, chain);
      const known = first.get(delegation);
      if (sight && (!known || positionOf(sight.of) < positionOf(known.of))) first.set(delegation, sight);
    }
    return [...first.values()];
  });
  return sights.reduce<readonly Sight[]>((most, one) => (one.length > most.length ? one : most), []);
}

function firstSight(node: Node, { history }: Channel, log: Log, of: Held, chain: Log): Sight | undefined {
  for (const held of log.entries) {
    for (const head of held.entry.header.seen) {
      if (head.position < positionOf(of) || !equal(head.node, of.entry.header.node)) continue;
      const seen = history.byName.get(toHex(head.hash));
      if (!seen || entryAt(chain, head.position) !== seen) continue;
      // What only its own later entries vouch for witnesses nothing by itself.
      if (signatureHolds(node.crypto, held.entry)) return { held, of: seen };
    }
  }
  return undefined;
}

/** Reads a proof, offline. Without `room` it only agrees with itself: it may be a sound proof of some other room. */
export function checkProof(crypto: Cryptography, file: Uint8Array, room?: Hex): ProofChecked {
  const refuse = (reason: ProofFault, of: Hex | null = null): ProofChecked => ({ ...unread, room: of, reason });
  const read = checkEvidence(crypto, file);
  if (!read.ok) return refuse(read.refused);
  const { evidence, channel } = read.value;
  const { entry, body, charter, charterBody, witnesses } = evidence;
  const own = charter.entry.name;
  if (room !== undefined && room !== own) return refuse('another-room', own);
  const delegations = delegationsIn(charterBody, charter.entry);
  if (!delegations) return refuse('malformed-charter', own);
  const by = (key: Uint8Array): By | undefined => {
    const delegation = delegations.get(toHex(key));
    return delegation === undefined ? undefined : { delegation, node: toHex(key) };
  };
  // A header bears any integer; a calendar does not.
  if ([entry, ...witnesses].some(({ header }) => header.claimed > lastInstant))
    return refuse('integer-out-of-range', own);
  const author = by(entry.header.node);
  const seers = witnesses.flatMap(({ header }) => {
    const seer = by(header.node);
    return seer ? { ...seer, claimed: iso(header.claimed) } : [];
  });
  if (!author || seers.length < witnesses.length) return refuse('not-a-node-of-this-room', own);
  const names = seers.map((one) => one.delegation);
  if (names.includes(author.delegation)) return refuse('witness-of-the-authors-own', own);
  if (new Set(names).size < names.length) return refuse('witness-twice', own);
  const shown = body && shownBody(crypto, charter.entry.hash, delegations, body);
  if (shown && !shown.ok) return refuse(shown.refused, own);
  return {
    holds: true,
    room: own,
    entry: entry.name,
    channel: toHex(channel),
    author,
    kind: body?.kind ?? null,
    body: shown?.value ?? null,
    position: entry.header.position,
    claimed: iso(entry.header.claimed),
    witnesses: seers,
    reason: null,
  };
}

/** The last moment that has a date (ECMA-262, time values), ms UTC. */
const lastInstant = 8_640_000_000_000_000;

const unread = {
  holds: false,
  entry: null,
  channel: null,
  author: null,
  kind: null,
  body: null,
  position: null,
  claimed: null,
  witnesses: [],
} as const;
