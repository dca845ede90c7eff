/**
 * How annexes get from node to node: whoever reads an announcement and does not hold the annex asks for it, first the
 * node that announced it, then each other in turn. Nobody is sent what it did not ask for, nothing is taken in that is not
 * announced, and a key goes only under a context for a day: whoever takes a lasting key later opens no annex with it.
 */
import {
  encode,
  fromHex,
  type Hex,
  mostLetters,
  none,
  openAnnex,
  sealedAnnexLimit,
  toHex,
  type Value,
} from '@parley/record';
import { post, sendFleeting } from '../carrying/post.ts';
import { charterNow, nodesOf } from '../judging/states.ts';
import type { Channel, Node } from '../state.ts';
import type { Step } from '../writing/compose.ts';
import { annexStateOf } from './acts.ts';
import { hasRoom, hold, missingIn, placeOf, standing } from './held.ts';

/** Announcements named in one letter, and those that one peer may wait for. */
const most = 16;
const mostOwed = 64;
/** After so many beats at which nobody gave it, an annex is no reason for a beat of its own any more. */
const mostBeats = 16;

export type AnnexWanted = { readonly type: 'annex-wanted'; readonly channel: Hex; readonly entries: readonly Hex[] };
export type AnnexGiven = {
  readonly type: 'annex';
  readonly channel: Hex;
  /** The entry that announced it. */
  readonly entry: Hex;
  readonly key: Uint8Array;
  readonly sealed: Uint8Array;
};

/** Asks for what is announced and not here: what is new at once, the rest at every beat. */
export function askForAnnexes({ node, moment }: Step, which: 'new' | 'all'): void {
  const { asked } = node.annexes;
  const channels = [...node.channels.values()];
  const missing = channels.map((channel) => ({ channel, entries: missingIn(node, channel, moment.at) }));
  const all = new Set(missing.flatMap(({ entries }) => entries));
  for (const entry of asked.keys()) if (!all.has(entry)) asked.delete(entry);
  const times = (entry: Hex) => asked.get(entry) ?? 0;
  for (const { channel, entries } of missing) {
    const wanted = which === 'all' ? entries : entries.filter((entry) => !asked.has(entry));
    // Seldom asked first, and each delegation's by themselves: who announces many that nobody has hides no other's.
    const letters = new Map<string, { readonly to: Hex; readonly entries: Hex[] }>();
    for (const entry of [...wanted].sort((left, right) => times(left) - times(right))) {
      const by = annexStateOf(channel.live.state, entry)?.by ?? '';
      const peers = holders(node, channel, entry);
      const to = peers[times(entry) % peers.length];
      const letter = to === undefined ? undefined : (letters.get(`${to} ${by}`) ?? { to, entries: [] });
      if (!letter || letter.entries.length === most || !hasRoom(node, by, 1)) continue;
      letters.set(`${to} ${by}`, letter);
      letter.entries.push(entry);
      asked.set(entry, times(entry) + 1);
    }
    for (const { to, entries } of letters.values())
      post(node, to, encode(['annex-wanted', channel.history.channel, entries.flatMap((name) => fromHex(name) ?? [])]));
  }
}

export const awaitsAnnexes = ({ annexes }: Node): boolean =>
  [...annexes.asked.values()].some((times) => times < mostBeats);

const peersIn = (node: Node, { terms }: Channel): readonly Hex[] =>
  terms ? nodesOf(charterNow(node), terms).filter((name) => name !== node.name) : [];

/** Who may hold it: the node that announced it, then all others. */
function holders(node: Node, channel: Channel, entry: Hex): readonly Hex[] {
  const first = annexStateOf(channel.live.state, entry)?.node;
  const peers = peersIn(node, channel);
  return [...peers.filter((name) => name === first), ...peers.filter((name) => name !== first)];
}

/** A peer asks. Of a channel that it is not in it gets no answer, as of one that is not known here. */
export function noteAnnexWanted(node: Node, from: Hex, { channel: id, entries }: AnnexWanted): void {
  const channel = node.channels.get(id);
  if (!channel || !peersIn(node, channel).includes(from)) return;
  const owed = node.annexes.owed.get(from) ?? new Set<Hex>();
  for (const entry of entries) {
    if (owed.size < mostOwed && node.annexes.held.get(entry)?.channel === id) owed.add(entry);
  }
  if (owed.size > 0) node.annexes.owed.set(from, owed);
}

/**
 * At the end of a step: what peers asked for goes, as much as one envelope holds; the rest is asked for again. Read only
 * now, so that no key waits anywhere and nothing goes that was erased meanwhile.
 */
export function sendAnnexes(step: Step): void {
  const { owed } = step.node.annexes;
  for (const [to, entries] of owed) {
    if (sendFleeting(step, to, () => lettersFor(step, to, entries)) !== 'waits') owed.delete(to);
  }
}

function lettersFor({ node, moment }: Step, to: Hex, entries: ReadonlySet<Hex>): readonly Uint8Array[] {
  const letters: Uint8Array[] = [];
  let room = mostLetters - 4096;
  for (const entry of entries) {
    const channel = node.channels.get(node.annexes.held.get(entry)?.channel ?? '');
    if (!channel || !peersIn(node, channel).includes(to) || !standing(channel, entry, moment.at)) continue;
    const row = node.annexes.shelf.read(entry);
    if (!row) continue;
    const letter = encode(['annex', channel.history.channel, fromHex(entry) ?? none, row.key, row.sealed]);
    room -= letter.length + 8;
    if (room < 0) break;
    letters.push(letter);
  }
  return letters;
}

/** An annex came: it is kept where it is announced here, not held yet, and what its hash says. */
export function takeAnnex(node: Node, from: Hex, given: AnnexGiven, at: number): void {
  const { entry, key, sealed } = given;
  const channel = node.channels.get(given.channel);
  if (!channel || !peersIn(node, channel).includes(from) || node.annexes.held.has(entry)) return;
  const annex = standing(channel, entry, at);
  if (!annex || !hasRoom(node, annex.by, sealed.length)) return;
  const read = openAnnex(node.crypto, placeOf(channel, annex.node), fromHex(annex.annex) ?? none, key, sealed);
  if (read.ok) hold(node, { entry, channel: channel.id, until: annex.retainUntil, key, sealed });
  else node.effects.push({ type: 'refused', reason: read.refused, blame: 'carrier', node: from });
}

const isHash = (value: Value | undefined): value is Uint8Array => value instanceof Uint8Array && value.length === 32;

/** Reads a letter of either kind; undefined where it is not as it should be. */
export function readAnnexLetter([type, channel, third, key, sealed]: readonly Value[]):
  | AnnexWanted
  | AnnexGiven
  | undefined {
  if (!isHash(channel)) return undefined;
  if (type === 'annex-wanted') {
    if (!Array.isArray(third) || third.length > most) return undefined;
    const entries = (third as readonly Value[]).filter(isHash);
    return entries.length === third.length ? { type, channel: toHex(channel), entries: entries.map(toHex) } : undefined;
  }
  if (type !== 'annex' || !isHash(third) || !isHash(key) || !(sealed instanceof Uint8Array)) return undefined;
  if (sealed.length > sealedAnnexLimit) return undefined;
  return { type, channel: toHex(channel), entry: toHex(third), key, sealed };
}
