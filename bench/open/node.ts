/** What a node does at its start with the measured room. */
import { memoryStore } from '@parley/rehearsal';
import { type Opened, openAfresh, openNode, type Row, takeSnapshot } from '@parley/room';
import { cryptography } from '@parley/vault';
import { identity } from './room.ts';

/** Asked once the clock has stopped. */
export function wholly({ node, setAside }: Opened, rows: readonly Row[]): void {
  const channels = [...node.channels.values()];
  const refused = channels.flatMap((one) => [...one.rulings.values()].filter((ruling) => ruling !== 'stands'));
  const judged = channels.reduce((sum, one) => sum + one.judged.length, 0);
  const entries = rows.filter((row) => row.row === 'entry').length;
  if (setAside > 0 || refused.length > 0 || judged !== entries)
    throw new Error(`set aside ${setAside}, refused ${refused[0] ?? 'none'}, judged ${judged} of ${entries}`);
}

/** The record by heads, and every act judged. */
export const wholeNode = (rows: readonly Row[]): Opened => openAfresh(cryptography, identity, rows);

/** A snapshot and its tail. Rows before it lie where they lay: of each log the last is read, and of each channel the first. */
export function dailyStart(rows: readonly Row[]): () => Opened {
  const store = memoryStore(rows);
  const tail = store.tail();
  const read = (): never => {
    throw new Error('the snapshot was dropped');
  };
  return () => openNode(cryptography, identity, { ...store, tail: () => tail, read });
}

/** The same disk on which a snapshot was kept before the last `tail` rows came. */
export function withSnapshot(rows: readonly Row[], tail: number): Row[] {
  const before = rows.slice(0, rows.length - tail);
  const { node } = openAfresh(cryptography, identity, before);
  return [...before, { row: 'snapshot', bytes: takeSnapshot(node) }, ...rows.slice(-tail)];
}
