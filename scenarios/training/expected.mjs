/** What each seat is shown at the moments that matter, reckoned from what was written and from nothing that was played. */
import { at, iso } from './sheet.mjs';

const everybody = ['northbank', 'southbank', 'mediator', 'second-mediator', 'guarantor', 'intermediary'];

export function truceExpected(sheet) {
  const shows = (when, has) => {
    for (const seat of everybody) sheet.expect(when, seat, 'truce', has);
  };
  const four = iso(at(8, '06:00'));
  const six = iso(at(10, '06:00'));
  const seven = iso(at(11, '06:00'));
  shows(at(3, '23:30'), { phase: 'signed', expiresAt: four, signatures: [{ by: 'northbank' }, { by: 'southbank' }] });
  shows(at(4, '06:00'), { phase: 'in-force', start: { slipped: false }, expiresAt: four, extensions: [] });
  shows(at(7, '17:30'), { phase: 'in-force', expiresAt: six, extensions: [{ days: 2, newExpiry: six }] });
  shows(at(10, '06:05'), {
    phase: 'term-ended',
    expiresAt: six,
    stated: [{ saidBy: 'northbank', newExpiry: seven, awaiting: true }],
    outstanding: [{ what: 'answer', expectedFrom: 'northbank' }],
    endDeclaredBy: [],
  });
  shows(at(10, '07:00'), { phase: 'in-force', expiresAt: seven, stated: [{ awaiting: false }] });
  shows(at(11, '09:00'), {
    phase: 'term-ended',
    lists: [{ outcome: 'agreed' }, { outcome: 'agreed' }, { living: 6, outcome: 'refused' }],
    outstanding: [{ what: 'list', expectedFrom: 'southbank', accounts: [{ by: 'northbank' }, { by: 'southbank' }] }],
    endDeclaredBy: [],
    declarations: [],
  });
  const short = { state: 'passed', differs: true, due: iso(at(6, '18:00')) };
  const met = { state: 'met', differs: false };
  const dues = [met, short, met, met];
  sheet.expect(at(10, '21:00'), 'guarantor', 'truce', {
    obligations: [
      { track: 'aid', dues },
      { track: 'fuel', dues },
    ],
  });
  shows(at(14, '20:00'), { phase: 'in-force', models: ['tacit'], expiresAt: iso(at(24, '18:00')) });
}

export function exchangeExpected(sheet, afterDays) {
  for (const [day, { out, returned }] of Object.entries(afterDays)) {
    const has = { out: { total: out }, returned: { total: returned }, disputed: [] };
    for (const seat of ['northbank', 'guarantor']) sheet.expect(at(Number(day), '23:00'), seat, 'exchange', has);
  }
  const ratio = { agreed: '1:3', out: 70, returned: 210, holds: true };
  for (const seat of everybody)
    sheet.expect(at(14, '21:00'), seat, 'exchange', { ratio, out: { outside: { foreign: 2 } } });
  const north = { series: 'N', counts: { held: 80, 'not-held': 20, unknown: 10, awaited: 10 } };
  const south = { series: 'S', counts: { held: 220, released: 10, duplicate: 1, awaited: 9 } };
  const desk = { channelName: 'list-desks', series: [north, south] };
  const own = { handedIn: [{ form: 'complete' }] };
  sheet.expect(at(14, '21:00'), 'northbank', 'lists', { awaitedFrom: null, channels: [own, desk] });
  sheet.expect(at(14, '21:00'), 'intermediary', 'lists', { channels: [desk] });
  sheet.expect(at(14, '21:00'), 'guarantor', 'lists', { channels: [] });
  const home = (planned) => ({ ledger: { planned, out: planned, inCare: 0, disputed: 0 }, awaitedFromReader: [] });
  const handovers = Array.from({ length: 7 }, () => [home(10), home(30)]).flat();
  sheet.expect(at(14, '21:00'), 'southbank', 'handovers', { handovers });
  sheet.expect(at(14, '21:00'), 'guarantor', 'handovers', { handovers: [] });
}

export function talksExpected(sheet, counts, claims) {
  const end = at(14, '21:00');
  const many = (count) => Array.from({ length: count }, () => ({}));
  sheet.expect(end, 'northbank', 'talks', {
    messages: many(counts.northbank + 14),
    notes: [],
    doubleBlind: [{ stage: 'agreed', known: null }],
  });
  sheet.expect(end, 'southbank', 'talks', { messages: many(counts.southbank + 14), notes: [] });
  sheet.expect(end, 'second-mediator', 'talks', { messages: [], notes: many(counts.notes) });
  sheet.expect(end, 'guarantor', 'talks', { messages: [], notes: [], handed: [], doubleBlind: [] });
  const agreed = Array.from({ length: 4 }, () => ({ status: 'agreed', brackets: 0 }));
  sheet.expect(at(3, '20:00'), 'mediator', 'talks', { text: { articles: agreed, terms: [{ differ: true }] } });
  sheet.expect(at(3, '20:00'), 'southbank', 'talks', { text: { terms: [{ differ: null }], redLines: [] } });
  sheet.expect(end, 'intermediary', 'statements', { claims: claims.map((value) => ({ figure: 'out-total', value })) });
}

export function roomExpected(sheet) {
  const status = (southbank) => ({
    delegations: everybody.map((id) => ({
      id,
      participation: id === 'southbank' ? southbank : 'active',
      consented: true,
    })),
  });
  sheet.expect(at(12, '12:00'), 'guarantor', 'charter', { ...status('suspended'), procedure: { past: false } });
  sheet.expect(at(13, '12:00'), 'southbank', 'charter', { ...status('returned'), procedure: { past: false } });
  sheet.expect(at(13, '21:00'), 'southbank', 'charter', { procedure: { past: true } });
  sheet.expect(at(12, '23:30'), 'mediator', 'talks', { still: { hours: 12 }, impasses: [{ ended: [] }] });
  sheet.expect(at(12, '23:30'), 'northbank', 'talks', { still: null });
  sheet.expect(at(11, '21:00'), 'northbank', 'teams', {
    sites: [{ cover: false }],
    postings: [{ mandateEnded: 'recalled' }],
  });
  sheet.expect(at(11, '21:00'), 'southbank', 'teams', { sites: [{ cover: true }], postings: [{ mandateEnded: null }] });
  sheet.expect(at(11, '21:00'), 'guarantor', 'teams', { sites: [], postings: [], posts: [] });
  const calls = Array.from({ length: 6 }, () => ({ from: { state: 'confirmed' }, to: { state: 'confirmed' } }));
  sheet.expect(at(14, '21:00'), 'guarantor', 'incidents', { calls, notifications: [], incidents: sheet.incidents });
  for (const seat of everybody) sheet.expect(at(14, '21:00'), seat, 'record', { intact: { holds: true } });
}
