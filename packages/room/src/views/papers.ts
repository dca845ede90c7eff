/**
 * Every paper that a seat holds, once, with the channels of this seat in which it stands and what became of it there: what
 * a mediator has in hand and may convey, and what an author knows of where its own paper has come to.
 */
import { allWithIds, type Register } from '@parley/desks';
import type { PaperState } from '../judging/meaning.ts';
import type { Channel, Node } from '../state.ts';
import { actOf } from '../words.ts';
import { frame, iso, type Moment, stateOf } from './frame.ts';

export type PaperPlace = {
  readonly channel: string;
  readonly channelName: string;
  /** Null where its author itself put it there. */
  readonly conveyedBy: string | null;
  readonly at: string;
  /** `stands`: nothing more is needed for it to count here; `awaited`: its author's own word is. */
  readonly state: 'stands' | 'awaited' | 'deposited' | 'withdrawn' | 'contested';
};

export function papersView(node: Node, moment: Moment) {
  const papers = new Map<string, { readonly paper: PaperState; readonly places: PaperPlace[] }>();
  for (const channel of node.channels.values()) {
    for (const [id, paper] of allWithIds(stateOf(node, channel, moment).papers)) {
      const known = papers.get(id) ?? { paper, places: [] };
      papers.set(id, known);
      known.places.push(placeOf(channel, paper));
    }
  }
  const shown = [...papers].map(([id, { paper, places }]) => {
    const standsIn = [...places].sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
    const { kind, by, hash, fields } = paper;
    return { id, kind, by, hash, at: standsIn[0]?.at ?? '', names: namedIn(fields), standsIn };
  });
  return { ...frame(node, 'papers', moment), papers: shown.sort((left, right) => (left.at < right.at ? -1 : 1)) };
}

function placeOf(channel: Channel, { kind, at, conveyed, outcome }: PaperState): PaperPlace {
  const here = { channel: channel.id, channelName: channel.terms?.name ?? '', conveyedBy: conveyed?.by ?? null };
  const countsHere = channel.terms?.purpose !== 'notice-board' && actOf(kind)?.counts === 'here';
  return { ...here, at: iso(at), state: standing(outcome, countsHere, conveyed !== null) };
}

function standing(
  outcome: Register<'confirmed' | 'withdrawn'>,
  countsHere: boolean,
  isConveyed: boolean,
): PaperPlace['state'] {
  const said = new Set(outcome.map((version) => version.value));
  if (said.size > 1) return 'contested';
  if (said.has('withdrawn')) return 'withdrawn';
  if (said.has('confirmed') || countsHere) return 'stands';
  return isConveyed ? 'awaited' : 'deposited';
}

/** The ids of the papers and entries that its fields name. */
const namedIn = (fields: unknown): readonly string[] =>
  Object.values((fields ?? {}) as object).filter(
    (value): value is string => typeof value === 'string' && /^([0-9a-f]{32}|[0-9a-f]{64})$/.test(value),
  );
