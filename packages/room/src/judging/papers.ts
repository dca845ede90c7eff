/** Instruments in a channel: deposited by their author, conveyed by a mediator, confirmed or withdrawn by their author. */
import { holds, put, read, type Said } from '@parley/desks';
import {
  type Body,
  type Cryptography,
  decodeFields,
  equal,
  type Hex,
  type Paper,
  type Read,
  readPaper,
  toHex,
} from '@parley/record';
import type { Channel } from '../state.ts';
import { actOf } from '../words.ts';
import { applyAct, judgeAct, type PaperState, paperOf, putPaper, type Ruling } from './meaning.ts';
import { notBefore, outOfPlace, type Reading, type Scene, sayer } from './scene.ts';
import { delegationOf, stateAt } from './states.ts';

export type ReadPaper = { id: Hex; kind: string; by: string; signer: Hex; fields: unknown; hash: Hex };

/** A paper is a signature to be checked, and is asked for again and again: what came of it is remembered. */
const known = new WeakMap<object, Read<Paper>>();

export function instrumentIn(crypto: Cryptography, paper: NonNullable<Body['paper']>): Read<Paper> {
  const before = known.get(paper);
  if (before) return before;
  const read = readPaper(crypto, paper.instrument, paper.text);
  known.set(paper, read);
  return read;
}

/** Verifies a paper at this place, or says why it does not count. */
export function paperIn(scene: Scene, body: Body, kind?: string): ReadPaper | Ruling {
  const { node, channel, charter, placed, terms } = scene;
  if (!body.paper) return 'malformed-body';
  const paper = instrumentIn(node.crypto, body.paper);
  if (!paper.ok) return paper.refused === 'bad-signature' ? 'paper-not-signed' : 'malformed-body';
  const { instrument } = paper.value;
  if (!equal(instrument.room, channel.history.room)) return 'paper-of-another-room';
  if (kind !== undefined && instrument.kind !== kind) return 'malformed-body';
  const signer = toHex(instrument.node);
  if (delegationOf(charter, signer) !== instrument.delegation) return 'paper-not-signed';
  const act = actOf(instrument.kind);
  if (!act?.paper || !holds(charter, instrument.delegation, act.by)) return 'not-for-this-capacity';
  const misplaced = outOfPlace(act, scene);
  if (misplaced) return misplaced;
  const fields = decodeFields(paper.value.text);
  const parsed = fields.ok ? act.fields.safeParse(fields.value) : undefined;
  if (!parsed?.success) return 'malformed-body';
  // Who hands in what is talked about in lines shows it there itself; the audience is whom else it may be conveyed to.
  const shown = kind !== undefined && act.counts === 'here' ? [] : [...terms.members, ...terms.readers];
  if (!shown.every((one) => one === instrument.delegation || instrument.audience.includes(one)))
    return 'not-for-this-audience';
  if (instrument.validUntil !== null && Math.max(placed.claimed, notBefore(scene)) > instrument.validUntil)
    return 'paper-no-longer-valid';
  return {
    id: toHex(instrument.id),
    kind: instrument.kind,
    by: instrument.delegation,
    signer,
    fields: parsed.data,
    hash: toHex(instrument.textHash),
  };
}

export function paperState(
  scene: Scene,
  paper: ReadPaper,
  conveyed: PaperState['conveyed'],
  at: number,
  bound: number,
): PaperState {
  return {
    kind: paper.kind,
    by: paper.by,
    signer: paper.signer,
    source: scene.placed.name,
    at,
    notBefore: bound,
    fields: paper.fields,
    hash: paper.hash,
    conveyed,
    outcome: [],
  };
}

/** Whether paper of this kind moves a desk in this channel as soon as it stands there. */
export const countsHere = ({ terms }: Pick<Channel, 'terms'>, kind: string): boolean =>
  terms?.purpose !== 'notice-board' && actOf(kind)?.counts === 'here';

export function conveyance(scene: Scene, paper: ReadPaper, answers: 'held' | 'verbatim'): Reading {
  const { placed, charter, by, terms, channel } = scene;
  const bound = notBefore(scene);
  const conveyed = paperState(scene, paper, { by, ref: placed.name, answers }, placed.claimed, bound);
  const spoken = sayer(channel, placed, paper.by, bound)(paper.kind, paper.id, paper.fields);
  const said: Said = { ...spoken, hash: paper.hash, conveyedBy: by };
  const counts = countsHere(scene, paper.kind);
  return {
    kind: 'instrument.conveyed',
    by,
    id: paper.id,
    judge: (state) => {
      const known = paperOf(state, paper.id);
      if (known?.conveyed) return 'conveyed-already';
      if (known && read(known.outcome).state !== 'empty') return 'withdrawn';
      return counts || terms.purpose === 'notice-board' ? judgeAct(charter, state, said) : 'stands';
    },
    // Two mediators may convey one paper at once: the entry of the lower name stands for both, whatever came first.
    move: (state) => {
      const known = paperOf(state, paper.id);
      const first = !known?.conveyed || conveyed.source < known.source;
      const next = putPaper(state, paper.id, { ...(first ? conveyed : known), outcome: known?.outcome ?? [] });
      return counts ? applyAct(charter, next, said) : next;
    },
  };
}

export function confirmation(scene: Scene, of: Hex): Reading {
  const { node, placed, charter, by, channel } = scene;
  // The conveyance that its author had seen is what it confirms, whatever comes to stand beside that.
  const seen = paperOf(stateAt(node, channel, placed.past), of);
  const said = seen && {
    ...sayer(channel, placed, seen.by, seen.notBefore)(seen.kind, of, seen.fields),
    at: seen.at,
    hash: seen.hash,
    ...(seen.conveyed && { conveyedBy: seen.conveyed.by }),
  };
  return {
    kind: 'instrument.confirmed',
    by,
    id: of,
    judge: (state) => {
      const paper = paperOf(state, of);
      if (!paper?.conveyed || !said) return 'not-conveyed';
      if (paper.by !== by) return 'not-ones-own-paper';
      const outcome = read(paper.outcome);
      if (outcome.state !== 'empty')
        return outcome.versions[0]?.value === 'withdrawn' ? 'withdrawn' : 'confirmed-already';
      return judgeAct(charter, state, said);
    },
    move: (state) => {
      const paper = paperOf(state, of);
      if (!paper || !said) return state;
      const next = { ...paper, outcome: put(paper.outcome, { ...said, by }, 'confirmed' as const) };
      return applyAct(charter, putPaper(state, of, next), said);
    },
  };
}

export function withdrawal(scene: Scene, of: Hex): Reading {
  const { placed, by, channel } = scene;
  const said = sayer(channel, placed, by, 0)('instrument.withdrawn', of, {});
  return {
    kind: 'instrument.withdrawn',
    by,
    id: of,
    judge: (state) => {
      const paper = paperOf(state, of);
      if (!paper) return 'no-such-paper';
      if (paper.by !== by) return 'not-ones-own-paper';
      const outcome = read(paper.outcome);
      if (outcome.state === 'empty') return countsHere(scene, paper.kind) ? 'confirmed-already' : 'stands';
      return outcome.versions[0]?.value === 'withdrawn' ? 'withdrawn-already' : 'confirmed-already';
    },
    move: (state) => {
      const paper = paperOf(state, of);
      if (!paper) return state;
      return putPaper(state, of, { ...paper, outcome: put(paper.outcome, said, 'withdrawn' as const) });
    },
  };
}
