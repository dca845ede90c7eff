/** Opening a cut in its channel, and admitting what lies beyond it. */
import type { Charter } from '@parley/desks';
import { countIn, covers, fromBase64url, fromHex, type Hex, logsOf, none, openCut, toHex } from '@parley/record';
import { charterChannel, type Node } from '../state.ts';
import { disputing, knows, withAdmission, withCut } from './disputes.ts';
import type { Ruling } from './meaning.ts';
import type { Reading, Scene } from './scene.ts';
import { namedBy } from './states.ts';

export type CutFields = { readonly node: Hex; readonly count: number; readonly salt: Hex; readonly list: string };

/** A decision of one's own that bears a hash over cuts; see `OpenedCut`. */
export type Deciding = { readonly hash: string; readonly decision: Hex; readonly suspends: boolean };

/** What a delegation has decided of a node of its own that bears cuts: its retirements, or a suspension that lasts. */
export function decisionsOn(node: Node, charter: Charter, by: string, of: Hex): readonly Deciding[] {
  const own = charter.delegations.find((one) => one.id === by);
  if (!own || namedBy(charter, of) !== by) return [];
  const retired = own.retired.flatMap(({ node: one, cuts, ref }) =>
    one === of && cuts !== null ? [{ hash: cuts, decision: ref, suspends: false }] : [],
  );
  const lasting = own.participation.filter((one) => one.value !== 'active').map((one) => one.ref);
  const suspended = own.declared.flatMap(({ ref, cuts }) =>
    // Who declares it knows what it has written itself.
    cuts !== null && lasting.includes(ref) && authorOf(node, ref) !== of
      ? [{ hash: cuts, decision: ref, suspends: true }]
      : [],
  );
  return [...retired, ...suspended];
}

/** The node that wrote this entry of the charter. */
export function authorOf(node: Node, ref: Hex): Hex | undefined {
  const held = charterChannel(node)?.history.byName.get(ref);
  return held && toHex(held.entry.header.node);
}

export function cutOpened(scene: Scene, fields: CutFields): Reading {
  const { placed, by } = scene;
  const found = deciding(scene, fields);
  const act = { kind: 'node.cut-opened', by, id: placed.name };
  if (typeof found === 'string') return { ...act, judge: () => found, move: undefined };
  const { decision, suspends } = found;
  const opened = { ref: placed.name, by, node: fields.node, count: fields.count, decision, suspends };
  return {
    ...act,
    judge: ({ disowned }) => {
      if (disowned.cuts.some((one) => one.node === opened.node && one.decision === decision))
        return 'cut-opened-already';
      return opened.count < seenBefore(scene, opened.node, decision) ? 'cut-below-what-was-seen' : 'stands';
    },
    move: (state) => withCut(state, opened),
  };
}

/** The decision whose hash this cut opens, or why there is none. */
function deciding({ node, channel, charter, by }: Scene, fields: CutFields): Deciding | Ruling {
  const decisions = decisionsOn(node, charter, by, fields.node);
  if (decisions.length === 0) return 'cut-not-decided';
  const [salt, list] = [fromHex(fields.salt) ?? none, fromBase64url(fields.list) ?? none];
  const cut = { channel: channel.history.channel, node: fromHex(fields.node) ?? none, count: fields.count, salt };
  const read = openCut(node.crypto, cut, list);
  if (!read.ok) return 'cut-does-not-fit';
  return decisions.find((one) => one.hash === toHex(read.value)) ?? 'cut-does-not-fit';
}

/**
 * How many entries of `of` the other nodes of its delegation had seen here before they knew of the decision: nothing of
 * that can be disowned. What a stolen or recalled node says that it has seen is not its delegation's word.
 */
function seenBefore({ node, channel, charter, placed, by }: Scene, of: Hex, decision: Hex): number {
  const { history } = channel;
  const own = charter.delegations.find((one) => one.id === by);
  if (!own) return 0;
  const replaced = own.retired.filter((one) => one.reason === 'replaced');
  const logs = [...own.nodes, ...replaced].flatMap(({ node: name }) => (name === of ? [] : logsOf(history, name)));
  const seen = logs.map((log) => {
    const count = (placed.past[history.logs.indexOf(log)] ?? 0) - log.from;
    const entries = log.entries.slice(0, Math.max(0, count));
    const last = entries.findLast((held) => !knows(node, channel, held, decision));
    return last ? countIn(history, last.past, of) : 0;
  });
  return Math.max(0, ...seen);
}

/** Stands where a disputed entry of one's own delegation is meant: from here on it counts. */
export function entryAdmitted({ node, channel, charter, placed, by }: Scene, of: Hex): Reading {
  const held = channel.history.byName.get(of);
  return {
    kind: 'entry.admitted',
    by,
    id: placed.name,
    judge: ({ disowned }) => {
      if (!held || !covers(placed.past, held.log, held.entry.header.position)) return 'no-such-entry';
      if (namedBy(charter, toHex(held.entry.header.node)) !== by) return 'not-ones-own-entry';
      return disputing(node, channel, placed.past, disowned)(held) ? 'stands' : 'not-disputed';
    },
    move: (state) => withAdmission(state, { ref: placed.name, of }),
  };
}
