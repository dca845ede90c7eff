/**
 * Where each party's side of the record has the end at a moment: what is agreed in writing, then renewed by silence or by a
 * party's own word. Silence is the one thing here that time itself makes, so a moment comes in; nothing runs by itself.
 */
import type { DelegationId } from '../../desk.ts';
import { allKept, kept } from '../../kept.ts';
import { asksOf, HOUR, settledStart, termFor } from '../reckoning.ts';
import type { Truce, TruceState } from '../words.ts';
import { modelOf } from './models.ts';

export type End = readonly [party: DelegationId, end: number];

/** Every party's end at `at`, ms UTC; none while the start is not settled. `Infinity` as `at` asks how long it could last. */
export function endsAt(state: TruceState, truce: Truce, at: number): readonly End[] {
  const start = settledStart(truce);
  if (start === null) return [];
  const asks = asksOf(state, truce.id);
  const written = truce.parties.map((party): End => [party, start + termFor(party, truce, asks) * HOUR]);
  if (modelOf(truce, 'tacit')) return renewedBySilence(state, truce, written, at);
  return modelOf(truce, 'unilateral') ? written.map((end) => byOwnWord(state, truce, end)) : written;
}

/** The end on which all sides agree, or null. */
export function commonEnd(ends: readonly End[]): number | null {
  const [first, ...others] = ends.map(([, end]) => end);
  return first !== undefined && others.every((end) => end === first) ? first : null;
}

/** The last end that any side's record could have, whatever the time: before it, lateness is not proved for all. */
export function furthestEnd(state: TruceState, truce: Truce): number {
  return Math.max(0, ...endsAt(state, truce, Number.POSITIVE_INFINITY).map(([, end]) => end));
}

/** The last moment, not included, at which silence about this end can be broken; null where silence renews nothing. TR29 */
export function objectionBy(truce: Truce, from: number): number | null {
  const terms = modelOf(truce, 'tacit');
  return terms ? from - terms.noticeHours * HOUR : null;
}

/** Whether the term, as the record has it, comes to this end with one accord and is asked there whether it goes on. */
export function comesTo(state: TruceState, truce: Truce, from: number): boolean {
  const before = (objectionBy(truce, from) ?? from) - 1;
  return commonEnd(endsAt(state, truce, before)) === from;
}

export function isObjectedTo(state: TruceState, truce: Truce, from: number): boolean {
  return allKept(state.objections).some((one) => one.truce === truce.id && one.from === from);
}

/** Renewal goes on while all ends are one, nobody objects and nobody names another length. */
function renewedBySilence(state: TruceState, truce: Truce, written: readonly End[], at: number): readonly End[] {
  const terms = modelOf(truce, 'tacit');
  let ends = written;
  for (let end = commonEnd(ends); terms && end !== null; end = commonEnd(ends)) {
    const from: number = end;
    const step = terms.hours * HOUR;
    const firstBy = from - terms.noticeHours * HOUR;
    const renewals = at < firstBy ? 0 : Math.floor((at - firstBy) / step) + 1;
    const spoken = spokenTo(state, truce, from, step);
    if (spoken === undefined || (spoken - from) / step >= renewals) {
      const moved = renewals === 0 ? from : from + renewals * step;
      return ends.map(([party]): End => [party, moved]);
    }
    if (isObjectedTo(state, truce, spoken)) return ends.map(([party]): End => [party, spoken]); // TR29
    ends = rejoined(
      state,
      truce,
      ends.map(([party]): End => [party, spoken + (ownHours(state, truce, party, spoken) ?? terms.hours) * HOUR]), // TR32
    );
  }
  return ends;
}

/** Ends that stand apart: the earliest goes on by its party's own word, until it is as late as the others or nothing is said. TR37 */
function rejoined(state: TruceState, truce: Truce, apart: readonly End[]): readonly End[] {
  let ends = apart;
  while (commonEnd(ends) === null) {
    const moving = ends.filter(([party, end]) => ownHours(state, truce, party, end) !== undefined);
    const earliest = Math.min(...moving.map(([, end]) => end));
    if (moving.length === 0) return ends;
    ends = ends.map(([party, end]): End => {
      const more = end === earliest ? ownHours(state, truce, party, end) : undefined;
      return [party, end + (more ?? 0) * HOUR];
    });
  }
  return ends;
}

/** Whether this is the party's own end while the ends stand apart, where silence gives nothing. TR37 */
export function standsApart(state: TruceState, truce: Truce, party: DelegationId, from: number): boolean {
  const ends = endsAt(state, truce, Number.POSITIVE_INFINITY);
  return commonEnd(ends) === null && ends.some(([of, end]) => of === party && end === from);
}

/** The first end from here on, in steps, to which a party has spoken. */
function spokenTo(state: TruceState, truce: Truce, from: number, step: number): number | undefined {
  const objected = allKept(state.objections).filter((one) => one.truce === truce.id);
  const declared = allKept(state.ownWords).filter((one) => one.truce === truce.id);
  const ends = [...objected, ...declared].map((one) => one.from);
  return ends.filter((end) => end >= from && (end - from) % step === 0).sort((left, right) => left - right)[0];
}

/** A party's side goes on from end to end, as far as its own words lead. TR31 */
function byOwnWord(state: TruceState, truce: Truce, [party, written]: End): End {
  let end = written;
  for (let more = ownHours(state, truce, party, end); more !== undefined; more = ownHours(state, truce, party, end))
    end += more * HOUR;
  return [party, end];
}

/** The hours that a party's words on this end all cover. */
function ownHours(state: TruceState, truce: Truce, party: DelegationId, from: number): number | undefined {
  const said = kept(state.ownWords, ownWordKey(truce.id, party, from))?.hours ?? [];
  return said.length === 0 ? undefined : Math.min(...said.map((version) => version.value));
}

export const ownWordKey = (truce: string, party: DelegationId, from: number): string => `${truce} ${party} ${from}`;
