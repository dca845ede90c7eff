import { expect, test } from 'vitest';
import { type Draft, given, idOf, mediator, north, south } from '#testing';
import { allKept, kept } from '../kept.ts';
import { handedUnder, joined, type TalksState, talks } from './index.ts';

const stateOf = (...drafts: readonly Draft[]): TalksState =>
  given(...drafts).shows((_charter, state: TalksState) => state, 'talks');
const via = { conveyedBy: 'mediator' };
const message = (options: Partial<Draft> = {}, text = 'Tomorrow at ten.') =>
  south.says('talks.message-handed-in', { to: 'north', text }, { name: 'message', ...options });
const tells = (step: string, name: string) => mediator.says('talks.step-told', { of: idOf('message'), step }, { name });

test('[TA17] nothing joined is nothing, and one alone is what it was', () => {
  expect(joined([])).toEqual(talks.initial);
  const one = stateOf(message(), tells('received', 'told'));
  expect(joined([one])).toEqual(one);
  expect(joined([one, one])).toEqual(one);
});

test('[TA8] what its author handed in goes before what was conveyed, then the earlier; in whatever order they are joined', () => {
  const [own, conveyed] = [stateOf(message({ at: 9 })), stateOf(message({ ...via, at: 1 }))];
  for (const states of [
    [own, conveyed],
    [conveyed, own],
  ])
    expect(handedUnder(joined(states), idOf('message'))).toMatchObject({ by: 'south', at: 9, conveyedBy: null });
  const later = stateOf(message({ ...via, at: 5 }));
  for (const states of [
    [later, conveyed],
    [conveyed, later],
  ])
    expect(handedUnder(joined(states), idOf('message'))).toMatchObject({ at: 1, conveyedBy: 'mediator' });
  expect(handedUnder(own, idOf('other'))).toBeUndefined();
});

test('[TA9, TA17] what is said of one thing in two channels stands side by side, each word once, in the order of entries', () => {
  const shared = message();
  const one = stateOf(shared, tells('received', 'b'));
  const other = stateOf(shared, tells('held', 'a'));
  const steps = (states: readonly TalksState[]) =>
    (kept(joined(states).steps, idOf('message')) ?? []).map((version) => version.value.step);
  expect(steps([one, other])).toEqual(['held', 'received']);
  expect(steps([other, one])).toEqual(['held', 'received']);
  expect(steps([one, other, one, other])).toEqual(['held', 'received']);
});

test('[TA21, TA23, TA25] every sort of word is joined, and nothing is lost of either channel', () => {
  const says = (who: typeof north, article: string, name: string) => [
    who.says('talks.understanding-given', { article, term: 'to park', says: name }, { name }),
    who.says('talks.fallback-kept', { article, rank: 1, text: name }, { name: `fallback ${name}` }),
    who.says('talks.red-line-kept', { article, text: name }, { name: `red ${name}` }),
  ];
  const line = stateOf(...says(north, '1', 'one'));
  const own = stateOf(...says(north, '1', 'another'), ...says(north, '2', 'third'));
  const both = joined([line, own]);
  for (const words of [both.understandings, both.fallbacks, both.redLines]) {
    const said = allKept<{ article: string; says: readonly { value: string }[] }>(words);
    const texts = said.map((one) => [one.article, one.says.map((version) => version.value).sort()]);
    expect(texts.sort()).toEqual([
      ['1', ['another', 'one']],
      ['2', ['third']],
    ]);
  }
  const watches = (name: string, hours: number) => mediator.says('talks.movement-watched', { hours }, { name });
  const hours = joined([stateOf(watches('b', 6)), stateOf(watches('a', 3))]).watches.map((one) => one.value);
  expect(hours).toEqual([3, 6]);
});
