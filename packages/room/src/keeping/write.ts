/**
 * What one step keeps goes to the disk in one write, with one fsync; what follows once it is durable goes out together.
 * So a beat that gives receipts in four channels costs one write, and one envelope for each peer.
 */
import type { BoxRow, Row } from '../ports.ts';
import { type Node, type Pending, ticket } from '../state.ts';

type Publish = Extract<Pending, { next: 'publish' }>;

/** Adds rows to this step's write, and what is to be done after it. */
export function write(node: Node, rows: readonly (Row | BoxRow)[], after: Partial<Omit<Publish, 'next'>> = {}): void {
  const { own = [], comparing = false } = after;
  const at = node.effects.findIndex((effect) => effect.type === 'store');
  const begun = node.effects[at];
  if (begun?.type !== 'store') {
    node.effects.push({ type: 'store', ticket: ticket(node, { next: 'publish', own, comparing }), rows });
    return;
  }
  node.effects[at] = { ...begun, rows: [...begun.rows, ...rows] };
  const before = node.tickets.get(begun.ticket) as Publish;
  node.tickets.set(begun.ticket, {
    next: 'publish',
    own: [...before.own, ...own],
    comparing: before.comparing || comparing,
  });
}

/** Whether this step has begun to keep anything. */
export const keepsRows = (node: Node): boolean => node.effects.some((effect) => effect.type === 'store');
