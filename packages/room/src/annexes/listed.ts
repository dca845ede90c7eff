/** The annexes that a node knows of, held or not: what people's tools show before one is opened. No content is in it. */
import { allWithIds } from '@parley/desks';
import type { Hex } from '@parley/record';
import type { Node } from '../state.ts';

export type AnnexListed = {
  /** The entry that announced it. */
  readonly entry: Hex;
  readonly channel: Hex;
  readonly channelName: string;
  readonly by: string;
  readonly purpose: string;
  /** ms UTC. */
  readonly retainUntil: number;
  /** On what ground it was erased; null while it stands. */
  readonly erased: string | null;
  /** Bytes as it lies sealed here; null where it is not here. */
  readonly size: number | null;
};

/** Of all channels, the newest announcements last. */
export function annexesListed({ channels, annexes }: Node): readonly AnnexListed[] {
  return [...channels.values()].flatMap(({ id, terms, live, judged }) => {
    const order = new Map(judged.map((name, i) => [name, i]));
    const listed = allWithIds(live.state.annexes).map(([entry, { by, purpose, retainUntil, erased }]) => ({
      entry,
      channel: id,
      channelName: terms?.name ?? '',
      by,
      purpose,
      retainUntil,
      erased: erased?.ground ?? null,
      size: annexes.held.get(entry)?.size ?? null,
    }));
    return listed.sort((left, right) => (order.get(left.entry) ?? 0) - (order.get(right.entry) ?? 0));
  });
}
