/**
 * Time as others bear witness to it: not one moment but an interval, each bound the claimed time of a named delegation's
 * entry. What only its author claims stands apart from what somebody else had seen.
 */
import type { Charter } from '@parley/desks';
import { covers, type Held, type Log, logsOf, type Past } from '@parley/record';
import { delegationOf, namedBy } from '../judging/states.ts';
import type { Channel } from '../state.ts';

/** A delegation's word: an instant that it claimed, ms UTC. */
export type Word = { readonly by: string; readonly at: number };

export type Interval = {
  /** For every other delegation, the latest entry of its that the author had seen: the act came after it. */
  readonly after: readonly Word[];
  /** For every other delegation, its earliest entry that had seen the act: the act was there by then. */
  readonly by: readonly Word[];
};

/** `shown` is how far each log is shown: a moment of the past bears no witness of what came later. */
export function intervalOf(charter: Charter, channel: Channel, held: Held, shown: Past): Interval {
  const author = authorOf(charter, channel, held);
  const after = new Map<string, number>();
  const by = new Map<string, number>();
  channel.history.logs.forEach((log, index) => {
    const other = delegationOf(charter, log.node);
    if (other === undefined || other === author) return;
    const entries = shownOf(log, shown[index] ?? 0);
    const before = entries[(held.past[index] ?? 0) - 1 - log.from]?.entry.header.claimed;
    if (before !== undefined) after.set(other, Math.max(before, after.get(other) ?? 0));
    const witness = firstToCover(entries, held)?.entry.header.claimed;
    if (witness !== undefined) by.set(other, Math.min(witness, by.get(other) ?? Number.POSITIVE_INFINITY));
  });
  return { after: words(after), by: words(by) };
}

/** The first entry of a log that had seen `held`. Pasts only grow along a log, so it is found by halving. */
function firstToCover(entries: readonly Held[], held: Held): Held | undefined {
  const { position } = held.entry.header;
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (covers((entries[middle] as Held).past, held.log, position)) high = middle;
    else low = middle + 1;
  }
  return entries[low];
}

/** Every other delegation's earliest entry that had seen `held` and had not seen `later`. */
export function seenWithout(charter: Charter, channel: Channel, held: Held, later: Held, shown: Past): readonly Word[] {
  const author = authorOf(charter, channel, held);
  const by = new Map<string, number>();
  channel.history.logs.forEach((log, index) => {
    const other = delegationOf(charter, log.node);
    if (other === undefined || other === author) return;
    const first = firstToCover(log.entries.slice(0, shown[index] ?? 0), held);
    if (!first || covers(first.past, later.log, later.entry.header.position)) return;
    by.set(other, Math.min(first.entry.header.claimed, by.get(other) ?? Number.POSITIVE_INFINITY));
  });
  return words(by);
}

/** A node that was retired since was its delegation's all the same: that one's other nodes are no witnesses. */
const authorOf = (charter: Charter, channel: Channel, held: Held): string | undefined =>
  namedBy(charter, channel.history.logs[held.log]?.node ?? '');

const words = (map: ReadonlyMap<string, number>): readonly Word[] =>
  [...map].map(([by, at]) => ({ by, at })).sort((left, right) => left.at - right.at || (left.by < right.by ? -1 : 1));

/**
 * Whether something is absent for good: every log of these delegations in the channel has gone on past `due`, and another
 * delegation bears witness to that. Until then absence is only "as far as held".
 */
export function isFirm(
  charter: Charter,
  channel: Channel,
  delegations: readonly string[],
  due: number,
  shown: Past,
): boolean {
  const nodes = charter.delegations.filter((one) => delegations.includes(one.id)).flatMap((one) => one.nodes);
  return nodes.every(({ node }) => {
    // What could not be opened may be just what is awaited; in its log nothing behind it is judged.
    const beyond = shownLog(channel, node, shown).find(
      ({ entry }) => entry.header.claimed > due && channel.rulings.has(entry.name),
    );
    return beyond !== undefined && intervalOf(charter, channel, beyond, shown).by.length > 0;
  });
}

/** Up to when each of these delegations' logs in the channel is held, by their own claim. */
export function heldUntil(
  charter: Charter,
  channel: Channel,
  delegations: readonly string[],
  shown: Past,
): readonly Word[] {
  return delegations.flatMap((by) => {
    const nodes = charter.delegations.find((one) => one.id === by)?.nodes.map((keys) => keys.node) ?? [];
    const last = nodes.flatMap((node) => shownLog(channel, node, shown).at(-1)?.entry.header.claimed ?? []);
    return last.length > 0 ? [{ by, at: Math.max(...last) }] : [];
  });
}

/** Of a log what is shown of its own entries: a past counts from position 0 on, also in a branch. */
const shownOf = (log: Log, count: number): readonly Held[] => log.entries.slice(0, Math.max(0, count - log.from));

/** What is shown of a node's log, by position; where it has forked of both branches. */
function shownLog({ history }: Channel, node: string, shown: Past): readonly Held[] {
  const logs = logsOf(history, node).map((log) => shownOf(log, shown[history.logs.indexOf(log)] ?? 0));
  if (logs.length === 1) return logs[0] ?? [];
  return logs.flat().sort((left, right) => left.entry.header.claimed - right.entry.header.claimed);
}
