/**
 * The annexes that this node holds. They lie beside the record, in no backup of it; here is only where each belongs. Once
 * one is erased, or its time is over by this node's clock, key and content are destroyed, whoever has said so or not.
 */
import { allWithIds } from '@parley/desks';
import { type AnnexPlace, fromHex, type Hex, none, openAnnex } from '@parley/record';
import type { AnnexAt, AnnexRow, AnnexStore } from '../ports.ts';
import type { Channel, Node } from '../state.ts';
import type { Step } from '../writing/compose.ts';
import { type AnnexState, annexStateOf } from './acts.ts';

/** Everything here is by the entry that announced the annex. */
export type Annexes = {
  readonly shelf: Pick<AnnexStore, 'read'>;
  readonly held: Map<Hex, AnnexAt>;
  /** How often each that is announced and not here was asked for. */
  readonly asked: Map<Hex, number>;
  /** By peer: those that it asked for and that wait for a context for a day. */
  readonly owed: Map<Hex, Set<Hex>>;
};

/** Bytes of sealed annexes that one delegation may have every node hold. */
export const mostOfOne = 256 * 1024 * 1024;

export function annexesOn(store: Pick<AnnexStore, 'read' | 'list'>): Annexes {
  const held = new Map(store.list().map((at) => [at.entry, at]));
  return { shelf: store, held, asked: new Map(), owed: new Map() };
}

export const noAnnexes = (): Annexes => annexesOn({ list: () => [], read: () => undefined });

/** From now on this node holds it; the disk is told before anything that rests on it. */
export function hold({ annexes, effects }: Node, row: AnnexRow): void {
  const { entry, channel, until, sealed } = row;
  annexes.held.set(entry, { entry, channel, until, size: sealed.length });
  annexes.asked.delete(entry);
  effects.push({ type: 'keep-annex', row });
}

/** What an announcement says, where it stands, counts, is not erased, and its time is not over. */
export function standing(channel: Channel, entry: Hex, at: number): AnnexState | undefined {
  const annex = annexStateOf(channel.live.state, entry);
  return annex && !annex.erased && annex.retainUntil > at ? annex : undefined;
}

/** Those announced in a channel that stand and are not here. */
export function missingIn({ annexes }: Node, channel: Channel, at: number): readonly Hex[] {
  return allWithIds(channel.live.state.annexes).flatMap(([entry]) =>
    !annexes.held.has(entry) && standing(channel, entry, at) ? [entry] : [],
  );
}

/** Whether so many bytes more of a delegation may be held. */
export function hasRoom({ annexes, channels }: Node, by: string, size: number): boolean {
  let sum = size;
  for (const at of annexes.held.values()) {
    const state = channels.get(at.channel)?.live.state;
    if (state && annexStateOf(state, at.entry)?.by === by) sum += at.size;
  }
  return sum <= mostOfOne;
}

export const placeOf = ({ history }: Channel, node: Hex): AnnexPlace => ({
  room: history.room,
  channel: history.channel,
  node: fromHex(node) ?? none,
});

/** Destroys what is erased and what is over. An announcement that is not here yet may still come, after a restore. */
export function destroyDue({ node, moment }: Step): void {
  for (const { entry, channel: id, until } of node.annexes.held.values()) {
    const channel = node.channels.get(id);
    const gone = channel?.rulings.has(entry) && !standing(channel, entry, moment.at);
    if (!gone && until > moment.at) continue;
    node.annexes.held.delete(entry);
    node.effects.push({ type: 'erase-annex', entry });
  }
}

/** The content of an annex that this node holds. */
export function annexOf(node: Node, entry: Hex): Uint8Array | undefined {
  const at = node.annexes.held.get(entry);
  const channel = at && node.channels.get(at.channel);
  const annex = channel && annexStateOf(channel.live.state, entry);
  const row = annex && !annex.erased ? node.annexes.shelf.read(entry) : undefined;
  if (!row || !annex) return undefined;
  const read = openAnnex(node.crypto, placeOf(channel, annex.node), fromHex(annex.annex) ?? none, row.key, row.sealed);
  return read.ok ? read.value : undefined;
}
