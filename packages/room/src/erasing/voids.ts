/**
 * Which entries are void. An erasure names an entry of its own delegation; where it stands, that entry counts for nothing
 * in any fold here, whatever had seen it. Which erasures stand follows from what is held and from no order of arrival: the
 * more is void the less rests on anything, so the answer is found by going on until nothing more becomes void.
 */
import { covers, erasable, erasedIn, frontier, type Held, type Hex, hasBox, isCharter, toHex } from '@parley/record';
import { isRoomKind } from '../acts.ts';
import { bodyOf } from '../judging/bodies.ts';
import type { Ruling } from '../judging/meaning.ts';
import type { Placed } from '../judging/scene.ts';
import { charterAt, delegationOf, folded, heldOf, namedBy } from '../judging/states.ts';
import { type Channel, charterChannel, type Node } from '../state.ts';
import { actOf } from '../words.ts';
import { namesOf, restingOn } from './resting.ts';

export type Voids = Pick<Channel, 'voids' | 'erased'>;

/** An erasure, written or about to be. */
export type Erasing = Pick<Placed, 'author' | 'past' | 'pinned'> & { readonly of: Hex };

/** Why an erasure does not stand, as far as can be told without asking what rests on the entry. */
export function whyNotOwn(node: Node, channel: Channel, { author, past, pinned, of }: Erasing): Ruling | undefined {
  const held = channel.history.byName.get(of);
  if (!held || !covers(past, held.log, held.entry.header.position)) return 'no-such-entry';
  const charter = charterAt(node, isCharter(channel.history) ? past : pinned);
  const by = delegationOf(charter, author);
  if (by === undefined) return 'not-a-node-of-this-room';
  const { terms } = channel;
  const inside = terms?.purpose === 'charter' || [...(terms?.members ?? []), ...(terms?.readers ?? [])].includes(by);
  if (!inside) return 'not-in-this-channel';
  if (namedBy(charter, toHex(held.entry.header.node)) !== by) return 'not-ones-own-entry';
  return erasable(channel.history, past, of) ? undefined : 'cannot-be-void';
}

/** The same, and what its words and those of others say, where they can be read here. `voids` are void in any case. */
export function whyNotVoid(
  node: Node,
  channel: Channel,
  erasing: Erasing,
  voids: ReadonlyMap<Hex, unknown>,
): Ruling | undefined {
  const wrong = whyNotOwn(node, channel, erasing);
  if (wrong) return wrong;
  const held = heldOf(channel, erasing.of);
  const body = bodyOf(node, channel, held);
  if (body && !mayBeVoid(body.kind)) return 'cannot-be-void';
  const rests = restingOn(node, channel, held, namesOf(node, erasing.of, body), erasing.past, voids);
  return rests === undefined ? undefined : 'rested-on';
}

/** What cannot be taken back binds others, unless it only says words. The room's own acts hold none that could be spilled. */
function mayBeVoid(kind: string): boolean {
  const act = actOf(kind);
  return !isRoomKind(kind) && (!act?.final || act.saysOnly === true);
}

/**
 * Which entries are void by all that is held, and what became of each erasure whose pin is judged here. Of those known
 * already only what rested on something is asked again, unless words that were not here before make it `all`.
 */
export function voidsIn(node: Node, channel: Channel, which: 'new' | 'all'): Voids & { readonly waits: boolean } {
  const all = channel.erasures.map((name) => claimOf(channel, heldOf(channel, name)));
  const claims = all.filter((one) => pinIsJudged(node, one.held));
  const erased = new Map<Hex, Ruling>();
  const voids = new Map<Hex, Hex>();
  // Of several at once the one of the lowest name stands for all.
  const stands = ({ name, of }: Claim) => {
    const known = voids.get(of);
    if (known === undefined || name < known) voids.set(of, name);
  };
  const open = claims.filter((claim) => {
    const known = which === 'new' ? channel.erased.get(claim.name) : undefined;
    if (known === undefined || known === 'rested-on') return true;
    erased.set(claim.name, known === 'void-already' ? 'stands' : known);
    if (erased.get(claim.name) === 'stands') stands(claim);
    return false;
  });
  for (let more = true; more; ) {
    more = false;
    for (const claim of open) {
      if (erased.get(claim.name) === 'stands') continue;
      const wrong = whyNotVoid(node, channel, claim, voids);
      erased.set(claim.name, wrong ?? 'stands');
      if (wrong) continue;
      stands(claim);
      more = true;
    }
  }
  const standing = new Map<Hex, Claim[]>();
  for (const claim of claims)
    if (erased.get(claim.name) === 'stands') standing.set(claim.of, [...(standing.get(claim.of) ?? []), claim]);
  for (const all of standing.values()) {
    for (const { name, past } of all) {
      const before = ({ held: { log, entry } }: Claim) => covers(past, log, entry.header.position);
      if (all.some(before)) erased.set(name, 'void-already');
    }
  }
  return { voids, erased, waits: claims.length < all.length };
}

type Claim = Erasing & { readonly name: Hex; readonly held: Held };

const claimOf = (channel: Channel, held: Held): Claim => ({
  held,
  name: held.entry.name,
  of: erasedIn(held.entry) ?? '',
  author: channel.history.logs[held.log]?.node ?? '',
  past: held.past,
  pinned: held.pinned,
});

/** Whether this node has judged all of the charter that an entry relies on; until then nobody can say who wrote it. */
export function pinIsJudged(node: Node, held: Held): boolean {
  const charter = charterChannel(node);
  if (!charter) return true;
  return !charter.unjudged.some((name) => {
    const entry = heldOf(charter, name);
    return covers(held.pinned, entry.log, entry.entry.header.position);
  });
}

/**
 * Reckons anew what is void. What has become void, or is not any more, and all that came after it is to be judged again;
 * returns the names of those that have become void.
 */
export function settleVoids(node: Node, channel: Channel): readonly Hex[] {
  const before = { voids: channel.voids, erased: channel.erased };
  const { voids, erased, waits } = voidsIn(node, channel, channel.unsettled === 'all' ? 'all' : 'new');
  channel.voids = voids;
  channel.erased = erased;
  channel.unsettled = waits ? 'new' : 'no';
  const changed = new Set<Hex>();
  for (const name of [...voids.keys(), ...before.voids.keys()])
    if (voids.get(name) !== before.voids.get(name)) changed.add(name);
  for (const [name, ruling] of erased) if (before.erased.get(name) !== ruling) changed.add(name);
  // Destroyed here by an erasure that does not stand any more, now that more can be read: whoever has the box is asked.
  for (const name of before.voids.keys())
    if (!voids.has(name) && !hasBox(heldOf(channel, name).entry)) channel.boxless.set(name, 0);
  judgeAgain(node, channel, changed);
  return [...voids.keys()].filter((name) => !before.voids.has(name));
}

/** Takes back the rulings of these entries and of all that was judged after them, and what they had moved. */
export function judgeAgain(node: Node, channel: Channel, names: ReadonlySet<Hex>): void {
  const first = channel.judged.findIndex((name) => names.has(name));
  if (first < 0) return;
  const again = channel.judged.splice(first);
  for (const name of again) {
    channel.rulings.delete(name);
    channel.meanings.delete(name);
  }
  channel.unjudged = [...again, ...channel.unjudged];
  const { disowned } = channel.live.state;
  channel.live = folded(node, channel, channel.judged, frontier(channel.history), disowned);
}
