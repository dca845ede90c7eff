/** States at a past: of a channel, and of the charter that a pin names. */
import type { Charter } from '@parley/desks';
import {
  contains,
  covers,
  fromBase64url,
  frontier,
  type Held,
  type Hex,
  including,
  nothing,
  type Past,
} from '@parley/record';
import type { ChannelTerms } from '../ports.ts';
import { type Channel, charterChannel, type Node } from '../state.ts';
import type { Disowned } from './disowned.ts';
import { decidesWhatCounts, disputing } from './disputes.ts';
import { type ChannelState, charterOf, emptyCharter, emptyState, keyOfPast, type Meaning } from './meaning.ts';

export const heldOf = (channel: Channel, name: Hex): Held => {
  const held = channel.history.byName.get(name);
  if (!held) throw new Error('an entry that is not held was asked for');
  return held;
};

/**
 * How far each log is judged here. What is held and not judged lies in no past of this node's own entries: nobody rests
 * on words that it could not read.
 */
export function judgedUpTo({ history, unjudged }: Channel): Past {
  const upTo = [...frontier(history)];
  for (const name of unjudged) {
    const held = history.byName.get(name);
    if (held) upTo[held.log] = Math.min(upTo[held.log] ?? 0, held.entry.header.position);
  }
  return upTo;
}

/** The state that the entries of `past` make. Where nothing that moved it lies beyond `past`, it is the live one. */
export function stateAt(node: Node, channel: Channel, past: Past): ChannelState {
  if (contains(past, channel.live.moved)) return channel.live.state;
  return folded(node, channel, channel.judged, past, channel.live.state.disowned).state;
}

/** The fold of those of these entries that lie in `past` and count there; `disowned` is of that past or a later one. */
export function folded(
  node: Node,
  channel: Channel,
  names: readonly Hex[],
  past: Past,
  disowned: Disowned,
): Channel['live'] {
  const disputed = disputing(node, channel, past, disowned);
  let state = emptyState;
  let moved: Past = nothing;
  for (const name of names) {
    const held = heldOf(channel, name);
    if (!covers(past, held.log, held.entry.header.position)) continue;
    const meaning = node.readMeaning(node, channel, name);
    if (!meaning?.move || (disputed(held) && !decidesWhatCounts(meaning.kind))) continue;
    state = meaning.move(state);
    moved = including(moved, held.log, held.entry.header.position + 1);
  }
  return { state, moved };
}

/**
 * Moves the live state by an entry that stands. One that decides what counts may take effect from others, or give it
 * back: then everything is folded again, which is rare.
 */
export function moveLive(node: Node, channel: Channel, held: Held, { kind, move }: Meaning): void {
  if (!move) return;
  const { state, moved } = channel.live;
  const all = frontier(channel.history);
  if (decidesWhatCounts(kind)) {
    const { disowned } = move(state);
    channel.live = folded(node, channel, [...channel.judged, held.entry.name], all, disowned);
  } else if (!disputing(node, channel, all, state.disowned)(held)) {
    channel.live = { state: move(state), moved: including(moved, held.log, held.entry.header.position + 1) };
  }
}

/** The charter as the entries of `past` make it. */
export function charterAt(node: Node, past: Past): Charter {
  const channel = charterChannel(node);
  if (!channel) return emptyCharter;
  const key = keyOfPast(past);
  const known = node.charters.get(key);
  if (known) return known;
  const charter = charterOf(stateAt(node, channel, past));
  if (node.charters.size > 4096) node.charters.clear();
  node.charters.set(key, charter);
  return charter;
}

/** The charter by all that this node has judged. */
export function charterNow(node: Node): Charter {
  const channel = charterChannel(node);
  return channel ? charterOf(channel.live.state) : emptyCharter;
}

export function delegationOf(charter: Charter, node: Hex): string | undefined {
  return charter.delegations.find((one) => one.nodes.some((keys) => keys.node === node))?.id;
}

/** Whether a charter in force names this node. */
export const knownNode = (charter: Charter, node: Hex): boolean => delegationOf(charter, node) !== undefined;

/** A node's lasting X-Wing key, as the charter has it. */
export function sealOf(charter: Charter, node: Hex): Uint8Array | undefined {
  const keys = charter.delegations.flatMap((one) => one.nodes).find((one) => one.node === node);
  return keys && fromBase64url(keys.seal);
}

/** The delegation whose node this is, or was before it was retired. */
export function namedBy(charter: Charter, node: Hex): string | undefined {
  return charter.delegations.find(
    (one) => one.nodes.some((keys) => keys.node === node) || one.retired.some((keys) => keys.node === node),
  )?.id;
}

/** Answers of `nodesOf`, which is asked for every message; both keys are never changed in place. */
const nodesKnown = new WeakMap<Charter, WeakMap<ChannelTerms, readonly Hex[]>>();

/** The channel's nodes under a charter: every node of its members and readers, ascending. */
export function nodesOf(charter: Charter, terms: ChannelTerms): readonly Hex[] {
  let ofCharter = nodesKnown.get(charter);
  if (!ofCharter) {
    ofCharter = new WeakMap();
    nodesKnown.set(charter, ofCharter);
  }
  let nodes = ofCharter.get(terms);
  if (!nodes) {
    // The charter's own channel is everybody's, those included who joined later.
    const inside = new Set([...terms.members, ...terms.readers]);
    nodes = charter.delegations
      .filter((one) => terms.purpose === 'charter' || inside.has(one.id))
      .flatMap((one) => one.nodes.map((keys) => keys.node))
      .sort();
    ofCharter.set(terms, nodes);
  }
  return nodes;
}

/** Whether any of these entries is more than a receipt. */
export function anyAct(node: Node, names: readonly Hex[]): boolean {
  return names.some((name) =>
    [...node.channels.values()].some((channel) => {
      const meaning = channel.meanings.get(name);
      return meaning ? meaning.kind !== 'receipt.given' : channel.history.byName.has(name);
    }),
  );
}
