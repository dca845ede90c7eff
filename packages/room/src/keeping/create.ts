/** A node that holds nothing yet. */
import type { Cryptography, Hex } from '@parley/record';
import { type Annexes, noAnnexes } from '../annexes/held.ts';
import { emptyPost } from '../carrying/post.ts';
import { bodyOf } from '../judging/bodies.ts';
import { interpret } from '../judging/interpret.ts';
import type { Meaning } from '../judging/meaning.ts';
import { placedOf } from '../judging/scene.ts';
import { heldOf } from '../judging/states.ts';
import type { Channel, Identity, Node } from '../state.ts';

export function createNode(crypto: Cryptography, identity: Identity, name: Hex, annexes: Annexes = noAnnexes()): Node {
  return {
    standing: { state: 'whole' },
    crypto,
    identity,
    name,
    channels: new Map(),
    setAside: 0,
    room: undefined,
    charters: new Map(),
    readMeaning: meaningOf,
    post: emptyPost(),
    annexes,
    tickets: new Map(),
    nextTicket: 1,
    effects: [],
    boxes: [],
  };
}

/** What an entry means, read again from its box where a snapshot had spared that. */
export function meaningOf(node: Node, channel: Channel, name: Hex): Meaning | undefined {
  const known = channel.meanings.get(name);
  if (known) return known;
  const held = heldOf(channel, name);
  const body = bodyOf(node, channel, held);
  if (!body) return undefined;
  const { kind, by, id, move } = interpret(node, channel, placedOf(held), body);
  const meaning = { kind, by, id, move: channel.rulings.get(name) === 'stands' ? move : undefined };
  channel.meanings.set(name, meaning);
  return meaning;
}
