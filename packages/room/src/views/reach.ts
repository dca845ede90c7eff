/**
 * Which channels a page may join: those that every reader of the page is in. What is made for others than one's own
 * delegation rests on nothing that one of them may not read; the charter is everybody's.
 */
import type { Channel, Node } from '../state.ts';

export function channelsFor(node: Node, audience: readonly string[]): readonly Channel[] {
  return [...node.channels.values()].filter(({ terms }) => terms && audience.every((one) => isIn(terms, one)));
}

type Terms = NonNullable<Channel['terms']>;

export const isIn = (terms: Terms, delegation: string): boolean =>
  terms.purpose === 'charter' || terms.members.includes(delegation) || terms.readers.includes(delegation);

/** The readers of a channel; one's own delegation alone where none is named, nobody where it is not held here. */
export function readersOf(node: Node, channel: string | undefined): readonly string[] | undefined {
  if (channel === undefined) return [node.identity.delegation];
  const terms = node.channels.get(channel)?.terms;
  return terms && [...terms.members, ...terms.readers];
}
