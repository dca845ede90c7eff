/** The walk through November 2023: every chapter leads somewhere, every press does what its text says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyExport } from '@parley/record';
import {
  type Press,
  Rehearsal,
  readScenario,
  type Scenario,
  type ViewName,
  viewAs,
  type views,
} from '@parley/rehearsal';
import { exportOf } from '@parley/room';
import { cryptography, nodeKeysFrom } from '@parley/vault';
import { beforeAll, describe, expect, test } from 'vitest';

const ground = { cryptography, keysFrom: nodeKeysFrom };

function load(): Scenario {
  const read = readScenario(readFileSync(join(import.meta.dirname, '../scenarios/november-2023.yaml'), 'utf8'));
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.scenario;
}
const scenario = load();
const { chapters, demo } = scenario.room;
const seats = Object.keys(scenario.delegations);
const local = (text: string) => Date.parse(`2023-${text}:00+02:00`);
const pressCalled = (id: string): Press => {
  const found = chapters.flatMap((chapter) => chapter.presses).find((one) => one.id === id);
  if (!found) throw new Error(`no press is called ${id}`);
  return found;
};

async function at(moment: number): Promise<Rehearsal> {
  const rehearsal = await Rehearsal.open(scenario, ground);
  await rehearsal.advance(moment);
  return rehearsal;
}

/** Does what a press says, and answers for each of its acts whether it stood. */
async function press(rehearsal: Rehearsal, { acts, cut, heal, to }: Press): Promise<unknown[]> {
  for (const one of cut) await rehearsal.setCut(one, true);
  for (const one of heal) await rehearsal.setCut(one, false);
  const answers: unknown[] = [];
  for (const { id, ...rest } of acts) {
    const answer = await rehearsal.performed({ ...rest, ...(id !== undefined && { id }) });
    answers.push(answer.done ? 'stands' : answer.refused);
  }
  if (to !== undefined) await rehearsal.advance(to);
  return answers;
}

/** `viewAs`, with the type of the view that was asked for. */
function seen<Name extends ViewName>(rehearsal: Rehearsal, seat: string, name: Name, moment: number) {
  return viewAs(rehearsal, seat, name, moment) as ReturnType<(typeof views)[Name]>;
}

const truce = (rehearsal: Rehearsal, seat: string) => seen(rehearsal, seat, 'truce', rehearsal.now);
const everybody = <T>(value: T) => Object.fromEntries(seats.map((seat) => [seat, value]));
const bySeat = <T>(of: (seat: string) => T) => Object.fromEntries(seats.map((seat) => [seat, of(seat)]));

describe('the chapters', () => {
  test('eight, one after another, and the demonstration opens at the fourth', () => {
    expect(chapters).toHaveLength(8);
    const times = chapters.map((chapter) => chapter.at);
    expect(times).toEqual([...new Set(times)].sort((left, right) => left - right));
    expect(demo?.at).toBe(chapters[3]?.at);
  });

  test('each says in two to four sentences, in both languages, what to look at, and where', () => {
    for (const { text, look } of chapters) {
      for (const words of [text.en, text.ar]) {
        const sentences = words.match(/[.؟](?=\s|$)/g) ?? [];
        expect([words, sentences.length >= 2 && sentences.length <= 4]).toEqual([words, true]);
      }
      expect(look.length).toBeGreaterThan(0);
      for (const { seat, page } of look) {
        expect(seats).toContain(seat);
        expect(['wall', 'truce', 'exchange', 'teams', 'record']).toContain(page);
      }
    }
  });

  test('presses have names of their own and know whom they speak of', () => {
    const presses = chapters.flatMap((chapter) => chapter.presses);
    expect(new Set(presses.map((one) => one.id)).size).toBe(presses.length);
    for (const { seat, acts, cut, heal, check, to } of presses) {
      const named = [seat, check, ...cut, ...heal, ...acts.map((one) => one.by)].filter((one) => one !== undefined);
      expect(named.filter((one) => !seats.includes(one))).toEqual([]);
      expect(
        acts.length + cut.length + heal.length + Number(check !== undefined) + Number(to !== undefined),
      ).toBeGreaterThan(0);
      for (const act of acts) expect(act.by).toBe(seat);
    }
  });
});

describe('the first four chapters', () => {
  const shown = new Map<number, Record<string, unknown>>();
  let opened: Rehearsal;
  beforeAll(async () => {
    opened = await Rehearsal.open(scenario, ground);
    for (const chapter of chapters.slice(0, 4)) {
      await opened.advance(chapter.at);
      shown.set(
        chapter.at,
        bySeat((seat) => [truce(opened, seat), seen(opened, seat, 'exchange', chapter.at)]),
      );
    }
  });
  const everySeatShows = (chapter: number, ...views: object[]) => {
    for (const frame of Object.values(shown.get(chapters[chapter]?.at ?? 0) ?? {})) expect(frame).toMatchObject(views);
  };

  test('show what their texts say', () => {
    everySeatShows(0, { phase: 'agreed', start: { set: null, actual: null, slipped: true } }, { batches: [] });
    const accounts = [{ by: 'party-a' }, { by: 'party-b' }];
    everySeatShows(1, { phase: 'in-force' }, { batches: [{}, { out: null, held: [{ resumed: null, accounts }] }] });
    const out = { total: 105, quota: 78, credited: 80 };
    everySeatShows(2, {}, { out, publicTotals: [], credits: [{ from: 6, toward: 7, persons: 2, agreed: true }] });
    everySeatShows(3, { phase: 'in-force', outstanding: [{ what: 'list', accounts: [{ by: 'mediator' }] }] }, { out });
  });

  test('what is awaited at 06:30 is the same page at A and at B', () => {
    const [a, b] = ['party-a', 'party-b'].map((seat) => {
      const { as: _, heardFrom: __, ...page } = truce(opened, seat);
      return page;
    });
    expect(a).toEqual(b);
    expect(a).toMatchObject({
      expiresAt: '2023-12-01T05:00:00.000Z',
      outstanding: [{ what: 'list', count: 10, expectedFrom: 'party-b', due: '2023-12-01T05:00:00.000Z' }],
    });
  });

  test('six facts are then held by six different sets of seats', () => {
    const holds = (seat: string, entry: string) =>
      [...opened.seat(seat).node.channels.values()].some((channel) => channel.history.byName.has(entry));
    const columns = scenario.room.facts.map(({ step }) => {
      const outcome = opened.outcomes.get(step);
      return seats.filter((seat) => outcome?.done === true && holds(seat, outcome.entry));
    });
    expect(columns).toEqual([
      seats,
      ['party-b', 'mediator'],
      ['party-a'],
      ['mediator', 'second-mediator'],
      ['mediator', 'guarantor'],
      ['party-b', 'intermediary'],
    ]);
  });
});

describe('what if', () => {
  test('three presses move the end on every screen, and nothing moves it before the third', async () => {
    const rehearsal = await at(chapters[4]?.at ?? 0);
    const ends = () => bySeat((seat) => truce(rehearsal, seat).expiresAt);
    expect(ends()).toEqual(everybody('2023-12-01T05:00:00.000Z'));
    expect(await press(rehearsal, pressCalled('hand-in'))).toEqual(['stands']);
    expect(bySeat((seat) => truce(rehearsal, seat).lists.length)).toEqual(everybody(3));
    expect(await press(rehearsal, pressCalled('convey'))).toEqual(['stands']);
    expect(bySeat((seat) => truce(rehearsal, seat).outstanding.map((one) => [one.what, one.expectedFrom]))).toEqual(
      everybody([['answer', 'party-a']]),
    );
    expect(ends()).toEqual(everybody('2023-12-01T05:00:00.000Z'));
    expect(await press(rehearsal, pressCalled('agree'))).toEqual(['stands']);
    expect(ends()).toEqual(everybody('2023-12-02T05:00:00.000Z'));
    expect(rehearsal.blamed).toEqual([]);

    await rehearsal.advance(local('12-01T07:00'));
    expect(bySeat((seat) => truce(rehearsal, seat).phase)).toEqual(everybody('in-force'));
    for (const name of ['what-if-list', 'what-if-extension']) {
      const outcome = rehearsal.outcomes.get(name);
      expect(outcome?.done && rehearsal.marks.get(outcome.entry)).toEqual({ invented: true });
    }
  });
});

describe('a cut link', () => {
  const nothingDeclared = { phase: 'term-ended', endDeclaredBy: [], declarations: [] };

  test('at 07:01 no screen declares an end, whoever is cut off', async () => {
    const rehearsal = await at(chapters[5]?.at ?? 0);
    const before = bySeat((seat) => truce(rehearsal, seat).heardFrom);
    for (const id of ['cut-b', 'cut-mediator', 'let-pass']) await press(rehearsal, pressCalled(id));
    expect(rehearsal.now).toBe(local('12-01T07:01'));
    expect(seats.filter((seat) => rehearsal.isCut(seat))).toEqual(['party-b', 'mediator']);
    for (const seat of seats) {
      expect(truce(rehearsal, seat)).toMatchObject({ ...nothingDeclared, as: seat, heardFrom: before[seat] });
      for (const heard of Object.values(truce(rehearsal, seat).heardFrom))
        expect(Date.parse(heard)).toBeLessThan(local('12-01T06:50'));
    }
    await press(rehearsal, pressCalled('restore'));
    expect(seats.filter((seat) => rehearsal.isCut(seat))).toEqual([]);
    for (const seat of seats) expect(truce(rehearsal, seat)).toMatchObject(nothingDeclared);
  });

  test('who is cut off shows when the others were last heard, and is shown so by them', async () => {
    const rehearsal = await at(chapters[5]?.at ?? 0);
    const before = truce(rehearsal, 'party-b').heardFrom;
    const heardOfB = truce(rehearsal, 'party-a').heardFrom['party-b'];
    await press(rehearsal, pressCalled('cut-b'));
    await rehearsal.advance(local('12-01T06:55'));
    const note = { by: 'mediator', act: 'talks.message-sent', channel: 'notice', body: { text: 'Still here.' } };
    expect(await rehearsal.performed(note)).toMatchObject({ done: true });
    await press(rehearsal, pressCalled('let-pass'));
    expect(truce(rehearsal, 'party-b')).toMatchObject({ ...nothingDeclared, heardFrom: before });
    expect(truce(rehearsal, 'party-a')).toMatchObject({
      ...nothingDeclared,
      heardFrom: { mediator: '2023-12-01T04:55:00.000Z', 'party-b': heardOfB },
    });
    // Receipts of what was written meanwhile are the others' word; B hears of it once its link is back.
    await press(rehearsal, pressCalled('restore'));
    expect(Date.parse(truce(rehearsal, 'party-b').heardFrom['mediator'] ?? '')).toBeGreaterThanOrEqual(
      local('12-01T06:55'),
    );
  });
});

test('the recall is on A’s page only, and A’s line bears what was written after it', async () => {
  const chapter = chapters[6];
  const rehearsal = await at(chapter?.at ?? 0);
  const { postings, sites } = seen(rehearsal, 'party-a', 'teams', rehearsal.now);
  expect(sites).toMatchObject([{ cover: false }]);
  const announced = postings[0]?.recalls[0]?.announced ?? '';
  const { entries } = seen(rehearsal, 'mediator', 'record', rehearsal.now);
  expect(
    entries.some((line) => line.by === 'party-a' && line.channelName === 'line-a' && line.claimed > announced),
  ).toBe(true);
  expect(truce(rehearsal, 'mediator').impasses).toMatchObject([{ by: 'mediator', ended: false }]);
  expect(seen(rehearsal, 'party-b', 'charter', rehearsal.now).delegations[0]).toMatchObject({
    id: 'party-a',
    participation: 'active',
  });
});

test('one byte changed in a copy is found, with its log, its position and the reason', async () => {
  const { check } = pressCalled('change-a-byte');
  const rehearsal = await at(chapters[7]?.at ?? 0);
  const file = Uint8Array.from(exportOf(rehearsal.seat(check ?? '').node));
  expect(verifyExport(cryptography, file)).toMatchObject({ holds: true, first: null });
  for (const share of [0.2, 0.6, 0.8]) {
    const copy = Uint8Array.from(file);
    const place = Math.floor(copy.length * share);
    copy[place] = (copy[place] as number) ^ 1;
    const { holds, first } = verifyExport(cryptography, copy);
    expect(holds).toBe(false);
    expect(first?.log).toMatch(/^[0-9a-f]{64}\/[0-9a-f]{64}$/);
    expect(first?.position).toBeGreaterThanOrEqual(0);
    expect(first?.reason).toMatch(/^[a-z-]+$/);
  }
});
