import { type MadeLine, worded } from '@parley/desks';
import english from '@parley/desks/messages/en.json' with { type: 'json' };
import { Rehearsal } from '@parley/rehearsal';
import { beforeEach, expect, test } from 'vitest';
import {
  changedView,
  exchangeView,
  heardView,
  now,
  outstandingView,
  principalsView,
  situationView,
  statementsView,
  truceView,
  waitingView,
} from '../../index.ts';
import { agree, ground, hour, list, minute, morning, practice, say } from '../../testing/north-and-south.ts';

const alone = (who: string) => ({ purpose: 'own' as const, members: [who], readers: [], withoutPrejudice: false });
const small = practice();
const channels = { ...small.channels, 'own-north': alone('north'), 'own-mediator': alone('mediator') };

let room: Rehearsal;
beforeEach(async () => {
  room = await Rehearsal.open({ ...small, channels }, ground);
});

const iso = (ms: number) => new Date(ms).toISOString();
const nodeOf = (who: string) => room.seat(who).node;
const outstanding = (who: string) => outstandingView(nodeOf(who), now(room.now)).outstanding;
const done = (answer: { readonly done: boolean; readonly id?: string }) => {
  expect(answer).toMatchObject({ done: true });
  return answer.id as string;
};

const question = (due: number, changes = {}) => ({
  question: 'Extend by a day?',
  options: ['Yes', 'No'],
  of: { delegation: 'north', office: 'Minister' },
  due: iso(due),
  ...changes,
});
const statement = {
  title: 'Joint statement',
  speaker: 'Office of the mediator',
  groundRule: 'on-record',
  prevailing: 'en',
  versions: [{ language: 'en', paragraphs: ['The truce begins at eight.'] }],
  embargo: { lifts: 'at-once' },
  clearedBy: ['mediator', 'north', 'south'],
};
const heard = (value: number, changes = {}) => ({
  speaker: 'A spokesperson',
  onBehalfOf: 'A ministry',
  outlet: 'Radio',
  groundRule: 'on-record',
  language: 'en',
  saidAt: iso(room.now),
  text: 'So many came home.',
  claims: [{ figure: 'out-total', value, countingRule: 'All who crossed', ...changes }],
});

/** Terms accepted by both and one batch released: thirteen under the quota and one other. */
async function release() {
  const terms = {
    text: 'Three for one.',
    releasing: 'south',
    returning: 'north',
    ratio: { out: 1, returned: 3 },
    countingRule: 'Persons handed over',
  };
  await say(room, 'mediator', 'notice', 'exchange.terms-put', terms, 'terms');
  for (const party of ['north', 'south']) {
    await say(room, party, `line-${party}`, 'exchange.terms-accepted', { terms: '$terms' }, `terms-${party}`);
    await say(room, 'mediator', 'notice', 'instrument.conveyed', { of: `$terms-${party}` });
  }
  await room.advance(room.now + 2 * minute);
  const batch = { terms: '$terms', n: 1, day: '2030-05-01', quota: 13, foreign: 1 };
  await say(room, 'mediator', 'notice', 'exchange.batch-announced', batch, 'batch');
  const out = { batch: '$batch', at: iso(room.now), date: '2030-05-01', quota: 13, dual: 0, foreign: 1 };
  done(await say(room, 'mediator', 'notice', 'exchange.released', out, 'out'));
}

test('[RO70] an assessment is refused in every channel but the delegation’s own', async () => {
  const id = done(await say(room, 'north', 'line-north', 'statements.logged', heard(14), 'heard'));
  const note = { statement: '$heard', text: 'Counts others too.' };
  expect(await say(room, 'north', 'line-north', 'statements.assessed', note)).toEqual({
    done: false,
    refused: 'for-ones-own-channel',
  });
  done(await say(room, 'north', 'own-north', 'statements.assessed', note));
  const [logged] = statementsView(nodeOf('north'), now(room.now)).logged;
  expect(logged).toMatchObject({ id, assessments: [{ text: 'Counts others too.' }] });
  expect(statementsView(nodeOf('mediator'), now(room.now)).logged).toMatchObject([{ id, assessments: [] }]);
});

test('[RO71] what is outstanding joins the reader’s own channels and no others', async () => {
  await agree(room);
  const due = room.now + hour;
  const id = done(await say(room, 'mediator', 'line-north', 'principals.decision-requested', question(due), 'ask'));
  const asked = { text: 'Stay on the line.', of: [{ delegation: 'mediator', office: 'Secretariat' }] };
  done(
    await say(room, 'north', 'own-north', 'principals.due-out-set', {
      what: 'A list of drivers',
      basis: 'Minutes',
      of: { delegation: 'north', office: 'Team' },
      due: iso(due),
    }),
  );
  done(await say(room, 'south', 'line-south', 'principals.acknowledgement-asked', asked));
  const words = (who: string) => outstanding(who).map((one) => [one.word, one.expectedFrom]);
  const awaitedList = ['value.what.list', 'south'];
  const decision = ['outstanding.decision', 'north'];
  expect(words('mediator')).toEqual([decision, awaitedList, ['outstanding.acknowledgement', 'mediator']]);
  expect(words('north')).toEqual([decision, ['outstanding.due-out', 'north'], awaitedList]);
  expect(words('south')).toEqual([awaitedList, ['outstanding.acknowledgement', 'mediator']]);
  expect(words('observer')).toEqual([]);
  expect(outstanding('north')[0]).toMatchObject({
    id,
    channelName: 'line-north',
    office: 'Minister',
    basis: 'basis.asked',
    text: 'Extend by a day?',
    due: iso(due),
    passed: false,
    reached: true,
  });
  const waiting = (who: string) => waitingView(nodeOf(who), now(room.now)).waiting.map((one) => one.word);
  expect(waiting('north')).toEqual(['outstanding.decision', 'outstanding.due-out']);
  expect(waiting('mediator')).toEqual(['outstanding.acknowledgement']);
  // What is expected of whom was the same on the page that north had before; only the clock has gone on.
  await room.advance(due + minute);
  expect(outstanding('mediator')[0]).toMatchObject({ id, passed: true });
  const answer = { request: '$ask', option: 1, office: 'Minister' };
  done(await say(room, 'north', 'line-north', 'principals.decision-answered', answer));
  expect(words('mediator')).toEqual([awaitedList, ['outstanding.acknowledgement', 'mediator']]);
  expect(principalsView(nodeOf('mediator'), now(room.now)).asks).toMatchObject([
    { sort: 'decision', of: [{ state: 'answered', late: true, answers: [{ option: 1, by: 'north' }] }] },
    { sort: 'acknowledgement', of: [{ state: 'awaited' }] },
  ]);
  // What is conveyed onto the board while its author is cut off waits for its author's word there.
  done(await say(room, 'south', 'line-south', 'truce.list-handed-in', list, 'list'));
  await room.setCut('south', true);
  done(await say(room, 'mediator', 'notice', 'instrument.conveyed', { of: '$list' }));
  expect(words('mediator')).toContainEqual(['outstanding.confirmation', 'south']);
});

test('[RO72] whoever asks a delegation that is not in the channel sees that it was not reached', async () => {
  const of = { delegation: 'south', office: 'Envoy' };
  done(await say(room, 'mediator', 'line-north', 'principals.decision-requested', question(room.now + hour, { of })));
  expect(outstanding('mediator')).toMatchObject([{ expectedFrom: 'south', reached: false }]);
  expect(waitingView(nodeOf('south'), now(room.now)).waiting).toEqual([]);
});

test('[RO73] what changed is what was first held since, and what became, ceased or passed meanwhile', async () => {
  const due = room.now + hour;
  done(await say(room, 'mediator', 'line-north', 'principals.decision-requested', question(due), 'first'));
  done(await say(room, 'mediator', 'line-north', 'principals.decision-requested', question(due), 'second'));
  await room.setCut('north', true);
  const written = room.now;
  done(await say(room, 'mediator', 'line-north', 'talks.message-sent', { text: 'Written while you were cut off.' }));
  done(await say(room, 'mediator', 'line-north', 'principals.decision-requested', question(due + hour), 'third'));
  const looked = room.now + 10 * minute;
  await room.advance(looked + minute);
  await room.setCut('north', false);
  await room.advance(room.now + 5 * minute);
  done(
    await say(room, 'north', 'line-north', 'principals.decision-answered', {
      request: '$first',
      option: 2,
      office: 'Minister',
    }),
  );
  await room.advance(due + minute);
  const changed = changedView(nodeOf('north'), now(room.now), looked);
  expect(changed.acts.map((one) => [one.by, one.kind])).toEqual([
    ['mediator', 'talks.message-sent'],
    ['mediator', 'principals.decision-requested'],
    ['north', 'principals.decision-answered'],
  ]);
  // Written before north looked, and held only since.
  expect(Date.parse(changed.acts[0]?.claimed ?? '')).toBeLessThan(looked);
  expect(Date.parse(changed.acts[0]?.claimed ?? '')).toBeGreaterThanOrEqual(written);
  expect(changed.newlyOutstanding.map((one) => one.due)).toEqual([iso(due + hour)]);
  expect(changed.noLongerOutstanding).toHaveLength(1);
  expect(changed.newlyPassed.map((one) => one.due)).toEqual([iso(due)]);
  const nothing = changedView(nodeOf('north'), now(room.now), room.now);
  expect([nothing.acts, nothing.newlyOutstanding, nothing.noLongerOutstanding, nothing.newlyPassed]).toEqual([
    [],
    [],
    [],
    [],
  ]);
});

test('[RO74] who was last heard when names the channel, when it was held, and other witnesses', async () => {
  await agree(room);
  const said = room.now;
  done(await say(room, 'north', 'line-north', 'talks.message-sent', { text: 'Good morning.' }));
  await room.setCut('north', true);
  done(await say(room, 'mediator', 'notice', 'talks.message-sent', { text: 'We go on.' }));
  await room.advance(room.now + hour);
  const of = (who: string, delegation: string) =>
    heardView(nodeOf(who), now(room.now)).delegations.find((one) => one.delegation === delegation);
  const line = of('mediator', 'north')?.channels.find((one) => one.channelName === 'line-north');
  expect(Date.parse(line?.at ?? '')).toBeGreaterThanOrEqual(said);
  expect(Date.parse(line?.at ?? '')).toBeLessThan(said + 10 * minute);
  expect(Date.parse(line?.heldSince ?? '')).toBeGreaterThanOrEqual(said);
  expect(
    of('south', 'north')
      ?.channels.map((one) => one.channelName)
      .sort(),
  ).toEqual(['charter', 'notice']);
  const board = of('south', 'north')?.channels.find((one) => one.channelName === 'notice');
  expect(board?.witnessed.map((one) => one.by)).toEqual(['mediator']);
  expect(of('observer', 'south')?.channels.map((one) => one.channelName)).toEqual(['charter']);
});

test('[RO75] a report’s lines rest on acts, and on nothing that one of its readers may not read', async () => {
  await room.advance(room.now + minute);
  const early = room.now - 1;
  await agree(room);
  await release();
  done(await say(room, 'mediator', 'line-north', 'principals.decision-requested', question(room.now + hour), 'ask'));
  const made = (who: string, channel?: string) => {
    const id = channel && room.channels.get(channel);
    return situationView(nodeOf(who), now(room.now), id)?.lines ?? [];
  };
  const keys = (lines: readonly MadeLine[]) => lines.map((one) => one.key);
  const inForce = made('mediator')[0];
  expect(worded(english, inForce as MadeLine)).toBe('The truce is in force. Agreed end: 2030-05-05 08:00 UTC.');
  expect(inForce?.entries).toHaveLength(4); // proposed, accepted twice, start set
  const total = made('mediator').find((one) => one.key === 'report.out-total') as MadeLine;
  expect(worded(english, total)).toMatch(/^Released: 14\. Counting rule: Persons handed over\. As of 2030-05-01 /);
  expect(total.entries).toHaveLength(1);
  const asked = (lines: readonly MadeLine[]) =>
    lines.filter((one) => JSON.stringify(one.values).includes('outstanding.decision')).length;
  expect([asked(made('mediator')), asked(made('mediator', 'line-north')), asked(made('mediator', 'notice'))]).toEqual([
    1, 1, 0,
  ]);
  expect(asked(made('mediator', 'line-south'))).toBe(0);
  // Made for the board, the lines are those that anybody on it could have made, but for whom each has heard.
  const facts = (lines: readonly MadeLine[]) => lines.filter((one) => one.key !== 'report.heard');
  expect(facts(made('mediator', 'notice'))).toEqual(facts(made('south', 'notice')));
  expect(keys(made('mediator', 'charter'))).not.toContain('report.truce-in-force');
  expect(situationView(nodeOf('south'), now(room.now), room.channels.get('line-north'))).toBeUndefined();
  // Reworded and signed, it shows its readers what was made and what was changed.
  const generated = made('mediator', 'line-north').map((one) => ({ text: worded(english, one), entries: one.entries }));
  const lines = [{ text: 'All is quiet.' }, ...generated.slice(1).map(({ text }, index) => ({ text, of: index + 2 }))];
  const report = { asOf: iso(room.now), office: 'Head of mission', generated, lines };
  done(await say(room, 'mediator', 'line-north', 'principals.report-signed', report, 'report'));
  const to = { report: '$report', of: [{ delegation: 'north', office: 'Minister' }] };
  done(await say(room, 'mediator', 'line-north', 'principals.report-distributed', to, 'sent'));
  const papers = () => principalsView(nodeOf('north'), now(room.now));
  expect(papers().unacknowledged).toMatchObject([{ sort: 'report', office: 'Minister' }]);
  done(await say(room, 'north', 'line-north', 'principals.acknowledged', { ask: '$sent', office: 'Minister' }));
  expect(papers().unacknowledged).toEqual([]);
  const [read] = papers().reports;
  expect(read?.changes[0]).toEqual({ is: 'added', text: 'All is quiet.' });
  expect(read?.changes.at(-1)).toEqual({ is: 'left-out', made: generated[0]?.text, entries: generated[0]?.entries });
  expect(read?.changes.filter((one) => one.is === 'as-made')).toHaveLength(generated.length - 1);
  // As of a moment of the past it says what it said then.
  const then = situationView(nodeOf('mediator'), { at: early, held: early });
  expect(then?.lines[0]?.key).toBe('report.truce-none');
});

test('[RO76] a claim stands beside the record’s figure, and no page of facts changes by it', async () => {
  await release();
  const facts = (who: string) => {
    const { publicTotals: _said, heardFrom: _heard, ...exchange } = exchangeView(nodeOf(who), now(room.now));
    const { heardFrom: _from, ...truce } = truceView(nodeOf(who), now(room.now));
    return { ...exchange, at: '', truce: { ...truce, at: '' } };
  };
  const before = facts('mediator');
  const long = iso(morning + minute);
  const claims: [number, object?][] = [
    [14],
    [13],
    [13, { figure: 'out-quota' }],
    [14, { figure: 'exchanged-total' }],
    [3, { figure: 'other', what: 'Trucks' }],
    [14, { asOf: long }],
  ];
  for (const [value, changes] of claims)
    done(await say(room, 'mediator', 'notice', 'statements.logged', heard(value, changes)));
  const shown = statementsView(nodeOf('south'), now(room.now)).claims;
  expect(shown.map((one) => [one.value, one.beside, one.here?.value])).toEqual([
    [14, 'same-figure', 14],
    [13, 'different-figure', 14],
    [13, 'same-figure', 13],
    [14, 'same-figure', 14],
    [3, 'not-in-this-record', undefined],
    [14, 'not-in-this-record', undefined],
  ]);
  expect(shown[0]).toMatchObject({ countingRule: 'All who crossed', here: { countingRule: 'Persons handed over' } });
  expect(facts('mediator')).toEqual(before);
});

test('[RO78] an act that is said to meet a condition is shown as in this record, or not', async () => {
  const later = {
    ...statement,
    clearedBy: ['mediator'],
    embargo: { lifts: 'on-a-condition', wording: 'When released' },
  };
  done(await say(room, 'mediator', 'notice', 'statements.drafted', later, 'later'));
  done(await say(room, 'mediator', 'notice', 'statements.cleared', { text: '$later', answer: 'cleared' }));
  const publish = { text: '$later', at: iso(room.now), outlet: 'Press room' };
  expect(await say(room, 'mediator', 'notice', 'statements.released', publish)).toMatchObject({
    refused: 'condition-not-met',
  });
  const fact = done(await say(room, 'mediator', 'line-north', 'talks.noted', { text: 'Received.' }, 'fact'));
  done(
    await say(room, 'mediator', 'notice', 'statements.condition-met', {
      text: '$later',
      entry: '$fact',
      wording: 'Received.',
    }),
  );
  done(await say(room, 'mediator', 'notice', 'statements.released', publish));
  const met = (who: string) => statementsView(nodeOf(who), now(room.now)).statements[0]?.texts[0]?.met;
  expect(met('north')).toMatchObject([{ entry: fact, inThisRecord: true }]);
  // South is not in that line: it is told that somebody named an act, and that it holds none such.
  expect(met('south')).toMatchObject([{ entry: fact, inThisRecord: false }]);
});

test('[RO77] a joint statement is cleared by each party’s own paper, and released once all have cleared it', async () => {
  done(await say(room, 'mediator', 'notice', 'statements.drafted', statement, 'draft'));
  done(await say(room, 'mediator', 'notice', 'statements.cleared', { text: '$draft', answer: 'cleared' }));
  const release = { text: '$draft', at: iso(room.now), outlet: 'Press room' };
  const awaited = () => outstanding('south').map((one) => [one.word, one.expectedFrom]);
  expect(awaited()).toEqual([
    ['outstanding.clearance', 'north'],
    ['outstanding.clearance', 'south'],
  ]);
  for (const party of ['north', 'south']) {
    expect(await say(room, 'mediator', 'notice', 'statements.released', release)).toMatchObject({
      refused: 'text-not-cleared',
    });
    const clearance = { text: '$draft', answer: 'cleared' };
    done(await say(room, party, `line-${party}`, 'statements.clearance-given', clearance, `clear-${party}`));
    done(await say(room, 'mediator', 'notice', 'instrument.conveyed', { of: `$clear-${party}` }));
    await room.advance(room.now + 2 * minute);
  }
  expect(awaited()).toEqual([]);
  done(await say(room, 'mediator', 'notice', 'statements.released', release));
  expect(statementsView(nodeOf('north'), now(room.now)).statements).toMatchObject([
    { stage: 'released', by: 'mediator', published: [{ outlet: 'Press room' }] },
  ]);
});
