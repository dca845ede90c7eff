import { expect, test } from 'vitest';
import { given, idOf, north, observer } from '#testing';
import { publicTotals, type StatementsState, statementsView } from './statements.ts';

const said = {
  speaker: 'Spokesperson',
  onBehalfOf: 'Office of the head of government',
  outlet: 'Evening news',
  groundRule: 'on-record',
  language: 'en',
  saidAt: 20,
  text: 'A hundred and eight have come home.',
  claims: [{ figure: 'out-total', value: 108, countingRule: '84 women and children, 24 foreign persons' }],
};
const logged = (who: typeof north, changes = {}, name = 'statement') =>
  who.says('statements.logged', { ...said, ...changes }, { name, at: 30 });

test('[ST1] every claim about a figure is listed, none is preferred', () => {
  const agency = {
    onBehalfOf: 'Agency',
    saidAt: 10,
    claims: [
      { figure: 'out-total', value: 107 },
      { figure: 'returned-total', value: 240 },
    ],
  };
  const room = given(logged(north), logged(observer, agency, 'agency'));
  const totals = room.shows((_charter, state: StatementsState) => publicTotals(state, 'out-total'), 'statements');
  expect(totals).toEqual([
    { by: 'Agency', outlet: 'Evening news', value: 107, countingRule: null, saidAt: 10 },
    {
      by: 'Office of the head of government',
      outlet: 'Evening news',
      value: 108,
      countingRule: '84 women and children, 24 foreign persons',
      saidAt: 20,
    },
  ]);
});

test('[ST2] every delegation of the charter may log a statement', () => {
  given().when(logged(observer)).then('stands');
  given().when(logged(north)).then('stands');
  given()
    .when({ ...logged(north), by: 'stranger' })
    .then('not-in-the-charter');
  given(logged(north)).when(logged(north)).then('recorded-already');
});

test('[ST3] who spoke and who logged it are shown apart', () => {
  const room = given(logged(north, { relayedBy: 'Channel nine' }));
  expect(room.shows(statementsView, 'statements').statements).toEqual([
    { id: idOf('statement'), ...said, relayedBy: 'Channel nine', loggedBy: 'north', loggedAt: 30 },
  ]);
});
