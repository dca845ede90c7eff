/** What a node does at its start with the measured room. */
import { openNode, type Row, takeSnapshot } from '@parley/room';
import { cryptography } from '@parley/vault';
import { identity } from './room.ts';

/** What a node does at its start: the record by heads, and every act judged; or a snapshot and its tail. */
export function wholeNode(rows: readonly Row[]): number {
  const { node, setAside } = openNode(cryptography, identity, rows);
  const channels = [...node.channels.values()];
  const refused = channels.flatMap((one) => [...one.rulings.values()].filter((ruling) => ruling !== 'stands'));
  if (setAside > 0 || refused.length > 0) throw new Error(`set aside ${setAside}, refused ${refused[0] ?? 'none'}`);
  return channels.reduce((sum, one) => sum + one.judged.length, 0);
}

/** The same disk on which a snapshot was kept before the last `tail` rows came. */
export function withSnapshot(rows: readonly Row[], tail: number): Row[] {
  const before = rows.slice(0, rows.length - tail);
  const { node } = openNode(cryptography, identity, before);
  return [...before, { row: 'snapshot', bytes: takeSnapshot(node) }, ...rows.slice(-tail)];
}
