/**
 * The cuts that a node makes of another node of its delegation, to open them once that is decided. A cut lies where this
 * node's own log had seen the other before the decision: so it is found again from the record, and nothing more is kept.
 */
import type { Charter } from '@parley/desks';
import {
  type Cut,
  contexts,
  countIn,
  cutList,
  cutsHash,
  encode,
  type Fields,
  fromHex,
  type Hex,
  isCharter,
  join,
  logOf,
  none,
  type Past,
  toBase64url,
  toBeSigned,
  toHex,
  type Value,
} from '@parley/record';
import { knows } from '../judging/disputes.ts';
import { charterAt, charterNow } from '../judging/states.ts';
import { type Channel, charterChannel, type Node } from '../state.ts';

type Cuts = { readonly hash: Hex; readonly list: string; readonly cuts: readonly Cut[] };

/** Whether an act is to bear a hash over cuts that nobody has named by hand. */
export function bearsCuts(kind: string, fields: Fields): boolean {
  if (kind === 'charter.participation-declared') return fields['status'] !== 'active' && fields['cuts'] === undefined;
  const decision = fields['decision'] as Fields | undefined;
  return kind === 'charter.decision-proposed' && decision?.['kind'] === 'retire-node' && decision['cuts'] === undefined;
}

/** Fills in the hash where an act is to bear one. `past` is what it will have seen of the charter. */
export function withCuts(node: Node, kind: string, fields: Fields, past: Past): Fields {
  if (!bearsCuts(kind, fields)) return fields;
  if (kind === 'charter.participation-declared') {
    const made = cutsOf(node, othersIn(charterAt(node, past), node), past);
    return made ? { ...fields, cuts: made.hash } : fields;
  }
  const decision = fields['decision'] as Fields;
  // Of its own retirement a node could open nothing: by then it writes no more.
  const made = decision['node'] === node.name ? undefined : cutsOf(node, [decision['node'] as Hex], past);
  return made ? { ...fields, decision: { ...decision, cuts: made.hash } } : fields;
}

/** By decision: what cuts are made of lies before it, and does not change any more. */
const known = new WeakMap<Node, Map<Hex, Cuts | undefined>>();

/** The cuts that this node made for a decision of its own. */
export function madeFor(node: Node, decision: Hex): Cuts | undefined {
  const held = charterChannel(node)?.history.byName.get(decision);
  if (!held) return undefined;
  const ofNode = known.get(node) ?? new Map<Hex, Cuts | undefined>();
  known.set(node, ofNode);
  if (!ofNode.has(decision)) {
    const fact = charterNow(node).facts.find((one) => one.ref === decision);
    const retires = fact?.fact === 'proposed' && fact.decision.kind === 'retire-node' ? fact.decision.node : undefined;
    const targets = retires === undefined ? othersIn(charterAt(node, held.past), node) : [retires];
    ofNode.set(decision, cutsOf(node, targets, held.past, decision));
  }
  return ofNode.get(decision);
}

/** The other nodes of this node's delegation. */
function othersIn(charter: Charter, node: Node): readonly Hex[] {
  const own = charter.delegations.find((one) => one.id === node.identity.delegation);
  return own?.nodes.map((keys) => keys.node).filter((name) => name !== node.name) ?? [];
}

/**
 * The cuts of these nodes in all channels that this node had written in, by what it had seen there without knowledge of
 * the decision; in the charter, by what the decision had seen.
 */
function cutsOf(node: Node, targets: readonly Hex[], decided: Past, decision?: Hex): Cuts | undefined {
  const cuts = [...node.channels.values()].flatMap((channel) => {
    const past = isCharter(channel.history) ? decided : sightBefore(node, channel, decision);
    if (!past || !channel.terms) return [];
    const owner = channel.history.channel;
    return targets.map((name) => {
      const place: Place = { channel: owner, node: fromHex(name) ?? none, count: countIn(channel.history, past, name) };
      return { ...place, salt: drawn(node, [place.channel, place.node, place.count]) };
    });
  });
  if (cuts.length === 0) return undefined;
  const about = targets.map((name) => fromHex(name) ?? none);
  const list = cutList(node.crypto, cuts, (n) => drawn(node, [...about, ...decided, n]));
  return list && { hash: toHex(cutsHash(node.crypto, list)), list: toBase64url(list), cuts };
}

type Place = Omit<Cut, 'salt'>;

/** What this node had seen of a channel when it last wrote there without knowing of the decision. */
function sightBefore(node: Node, channel: Channel, decision: Hex | undefined): Past | undefined {
  const own = logOf(channel.history, node.name)?.entries;
  return own?.findLast((held) => decision === undefined || !knows(node, channel, held, decision))?.past;
}

/** 32 bytes that nobody can guess and that this node draws again: RFC 8032 signs the same bytes in the same way. */
function drawn({ crypto, identity }: Node, of: Value): Uint8Array {
  const signature = identity.signer.sign(toBeSigned(contexts.cutSalt, encode(of)));
  return crypto.sha256(join(contexts.cutSalt, Uint8Array.of(0), signature));
}
