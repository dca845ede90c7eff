/** The exchange: lists, terms, a tranche, a batch on each of seven days, and its two handovers leg by leg. */
import { at, dayOf, iso, lineOf, minutes, sides } from './sheet.mjs';

const digest = { northbank: '1'.repeat(64), southbank: '2'.repeat(64) };
const series = { northbank: 'N', southbank: 'S' };
const cases = { northbank: 120, southbank: 240 };
const kept = { purpose: 'To establish where persons are', basis: 'The talks', retainUntil: '2031-12-31T00:00:00Z' };
const desk = 'list-desks';

export function lists(sheet) {
  for (const side of sides) {
    const when = at(2, '10:00');
    const list = { series: series[side], version: 1, cases: cases[side], ...kept, digest: digest[side] };
    const categories = [{ category: 'Persons sought', persons: cases[side] }];
    const own = sheet.say(when, side, lineOf(side), 'exchange.list-handed-in', { ...list, categories });
    sheet.say(when + minutes(20), 'mediator', lineOf(side), 'exchange.form-checked', {
      list: own,
      form: 'complete',
      faults: [],
    });
  }
  const given = sides.map((side) => ({
    side,
    series: series[side],
    version: 1,
    cases: cases[side],
    ...kept,
    digest: digest[side],
  }));
  const out = sheet.say(at(3, '08:00'), 'mediator', desk, 'exchange.lists-given-out', { lists: given });
  for (const side of sides)
    sheet.say(at(3, '08:30'), side, desk, 'exchange.list-acknowledged', { given: out, word: 'ours' });
  const answer = (by, when, run, says) =>
    sheet.say(when, by, desk, 'exchange.cases-answered', { cases: [run], answer: says });
  answer('southbank', at(3, '10:00'), 'N-1..80', 'held');
  answer('southbank', at(3, '10:10'), 'N-81..100', 'not-held');
  answer('southbank', at(3, '10:20'), 'N-101..110', 'unknown');
  answer('northbank', at(3, '10:00'), 'S-1..220', 'held');
  answer('northbank', at(3, '10:10'), 'S-221..230', 'released');
  const twice = { cases: ['S-231'], answer: 'duplicate', sameAs: 'S-1' };
  sheet.say(at(3, '10:20'), 'northbank', desk, 'exchange.cases-answered', twice);
}

export function terms(sheet) {
  const put = sheet.say(
    at(2, '12:00'),
    'mediator',
    'notice',
    'exchange.terms-put',
    {
      text: 'Three persons are returned for each person released.',
      releasing: 'southbank',
      returning: 'northbank',
      ratio: { out: 1, returned: 3 },
      countingRule: 'Persons handed over, by the day of their batch.',
    },
    'terms',
  );
  for (const side of sides) sheet.paper(at(2, '12:30'), side, 'exchange.terms-accepted', { terms: put });
  const numbers = [{ category: 'All', out: 70, returned: 210, ratio: { out: 1, returned: 3 } }];
  const tranche = { terms: put, n: 1, numbers, steps: [] };
  const one = sheet.say(at(3, '11:00'), 'mediator', 'notice', 'exchange.tranche-put', tranche, 'tranche');
  for (const side of sides) sheet.paper(at(3, '11:20'), side, 'exchange.numbers-accepted', { tranche: one });
  const names = [
    { category: 'All', which: 'out', cases: ['N-1..70'] },
    { category: 'All', which: 'returned', cases: ['S-1..210'] },
  ];
  const named = sheet.say(at(3, '16:00'), 'mediator', 'notice', 'exchange.names-put', { tranche: one, names }, 'names');
  for (const side of sides) sheet.paper(at(3, '16:20'), side, 'exchange.names-accepted', { names: named });
  return put;
}

/** Ten persons out and thirty returned; on the third day the handover is held, on the fifth two come outside the terms. */
export function batch(sheet, n, total) {
  const day = n + 3;
  const foreign = n === 5 ? 2 : 0;
  const announced = { terms: '$terms', n, day: dayOf(day), quota: 10, foreign };
  const one = sheet.say(at(day, '08:00'), 'mediator', 'notice', 'exchange.batch-announced', announced, `batch-${n}`);
  const informed = { cases: [`N-${n * 10 - 9}..${n * 10}`], informedBy: 'Family office', at: iso(at(day, '07:50')) };
  sheet.say(at(day, '08:00'), 'northbank', desk, 'exchange.family-informed', informed);
  handover(sheet, day, 'southbank', 'northbank', `N-${n * 10 - 9}..${n * 10}`);
  handover(sheet, day, 'northbank', 'southbank', `S-${n * 30 - 29}..${n * 30}`);
  if (n === 3) held(sheet, day, one);
  const out = { batch: one, date: dayOf(day), quota: 10, dual: 0, foreign };
  sheet.say(at(day, '18:20'), 'mediator', 'notice', 'exchange.released', { ...out, at: iso(at(day, '18:00')) });
  const back = { batch: one, date: dayOf(day), persons: 30, at: iso(at(day, '19:00')) };
  sheet.say(at(day, '19:20'), 'mediator', 'notice', 'exchange.returned', back);
  total.out += 10 + foreign;
  total.returned += 30;
}

function held(sheet, day, batch) {
  const since = iso(at(day, '13:00'));
  const body = { batch, since, wording: 'The handover is held; both sides are spoken to.' };
  sheet.say(at(day, '13:10'), 'mediator', 'notice', 'exchange.handover-held', body);
  for (const [index, says] of ['A list of the day is disputed.', 'The list of the day is as agreed.'].entries())
    sheet.paper(at(day, '13:30'), sides[index], 'exchange.account-given', { batch, says });
  sheet.say(at(day, '15:10'), 'mediator', 'notice', 'exchange.handover-resumed', { batch, at: iso(at(day, '15:00')) });
}

/** From one side over the intermediary to the other; everybody is asked in private before. */
function handover(sheet, day, from, to, run) {
  const stations = [
    { holder: from, place: 'assembly-point' },
    { holder: 'intermediary', place: 'vehicle' },
    { holder: to, place: 'reception-point' },
  ];
  const early = at(day, '08:30') + (from === 'southbank' ? 0 : 1000);
  const plan = { track: 'living', under: 'tranche', stations, cases: [run] };
  const handed = sheet.say(early, 'mediator', desk, 'exchange.handover-planned', plan);
  const span = { from: iso(at(day, '12:00')), until: iso(at(day, '20:00')) };
  const date = sheet.say(early + minutes(10), 'mediator', desk, 'exchange.date-proposed', {
    handover: handed,
    ...span,
  });
  for (const side of [from, to]) sheet.say(early + minutes(20), side, desk, 'exchange.date-accepted', { date });
  const wish = { handover: handed, cases: [run], wish: 'goes', at: iso(early + minutes(25)) };
  sheet.say(early + minutes(30), 'intermediary', desk, 'exchange.interviewed', wish);
  for (const holder of [from, 'intermediary', to])
    sheet.say(early + minutes(40), holder, desk, 'exchange.clearance-stated', { handover: handed, clearance: 'clear' });
  const begun = at(day, '16:00');
  sheet.say(begun, 'intermediary', desk, 'exchange.handover-begun', { handover: handed, at: iso(begun) });
  const legs = [
    [1, 'gives', from, 'assembly-point'],
    [1, 'takes', 'intermediary', 'vehicle'],
    [2, 'gives', 'intermediary', 'vehicle'],
    [2, 'takes', to, 'reception-point'],
  ];
  for (const [index, [leg, end, by, place]] of legs.entries()) {
    const when = begun + minutes(index < 2 ? 10 : 20);
    const receipt = { handover: handed, leg, end, at: iso(when), place, cases: [run], unlisted: 0 };
    sheet.say(when, by, desk, 'exchange.leg-receipted', receipt);
  }
}
