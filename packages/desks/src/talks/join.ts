/**
 * What a delegation knows from several channels, as if it stood in one: a mediator's lines side by side, a party's line
 * beside its private channel. A view only; nothing is judged in it.
 */
import { allWithIds, byOrigin, type Kept, kept, type Origin, place } from '../kept.ts';
import type { Register } from '../register.ts';
import { initial, type TalksState } from './words.ts';

export function joined(states: readonly TalksState[]): TalksState {
  return states.reduce(pair, initial);
}

function pair(one: TalksState, other: TalksState): TalksState {
  return {
    impasses: wholes(one.impasses, other.impasses),
    messages: wholes(one.messages, other.messages),
    notes: wholes(one.notes, other.notes),
    soundings: wholes(one.soundings, other.soundings),
    handed: wholes(one.handed, other.handed),
    steps: merged(one.steps, other.steps, versions),
    acknowledged: wholes(one.acknowledged, other.acknowledged),
    withdrawals: wholes(one.withdrawals, other.withdrawals),
    answers: wholes(one.answers, other.answers),
    decisions: merged(one.decisions, other.decisions, versions),
    versions: words(one.versions, other.versions),
    drafts: wholes(one.drafts, other.drafts),
    positions: words(one.positions, other.positions),
    understandings: words(one.understandings, other.understandings),
    leftOpen: words(one.leftOpen, other.leftOpen),
    fallbacks: words(one.fallbacks, other.fallbacks),
    redLines: words(one.redLines, other.redLines),
    watches: versions(one.watches, other.watches),
    remedies: wholes(one.remedies, other.remedies),
    questions: wholes(one.questions, other.questions),
    consents: wholes(one.consents, other.consents),
    opened: wholes(one.opened, other.opened),
    blind: words(one.blind, other.blind),
    closed: merged(one.closed, other.closed, versions),
  };
}

function merged<T>(one: Kept<T>, other: Kept<T>, how: (left: T, right: T) => T): Kept<T> {
  return allWithIds(other).reduce((all, [id, thing]) => {
    const before = kept(all, id);
    return place(all, id, before === undefined ? thing : how(before, thing));
  }, one);
}

type Whole = Origin & { readonly conveyedBy?: string | null };

/** What its author handed in itself goes before what was conveyed; then the earlier. */
const wholes = <T extends Whole>(one: Kept<T>, other: Kept<T>): Kept<T> =>
  merged(one, other, (left, right) => {
    const [first, second] = [(left.conveyedBy ?? null) === null, (right.conveyedBy ?? null) === null];
    if (first !== second) return first ? left : right;
    return byOrigin(left, right) <= 0 ? left : right;
  });

const words = <T extends { readonly says: Register<unknown> }>(one: Kept<T>, other: Kept<T>): Kept<T> =>
  merged(one, other, (left, right) => ({ ...left, says: versions(left.says, right.says) }));

function versions<T>(one: Register<T>, other: Register<T>): Register<T> {
  const more = other.filter((version) => !one.some((known) => known.ref === version.ref));
  return [...one, ...more].sort((left, right) => (left.ref < right.ref ? -1 : 1));
}
