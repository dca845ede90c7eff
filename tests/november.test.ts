/**
 * The replay of November 2023, played whole: what every seat is shown at the moments that matter, what no seat is shown,
 * and that the same seed makes the same bytes. The numbers are those of public reports.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isoOf } from '@parley/desks';
import { verifyExport } from '@parley/record';
import {
  type ActStep,
  markedRecord,
  play,
  Rehearsal,
  readScenario,
  type Scenario,
  type Seat,
  type ViewName,
  viewAs,
  views,
} from '@parley/rehearsal';
import { channelsOf, exportOf, referencesOf } from '@parley/room';
import { cryptography, nodeKeysFrom } from '@parley/vault';
import { beforeAll, describe, expect, test } from 'vitest';

const ground = { cryptography, keysFrom: nodeKeysFrom };
const folder = join(import.meta.dirname, '../scenarios');

function load(name: string): Scenario {
  const read = readScenario(readFileSync(join(folder, name), 'utf8'));
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.scenario;
}
const scenario = load('november-2023.yaml');
const seats = Object.keys(scenario.delegations);
const acts = scenario.steps.filter((step): step is ActStep => 'act' in step);
const local = (text: string) => Date.parse(`2023-${text}:00+02:00`);

/** `viewAs`, with the type of the view that was asked for. */
function seen<Name extends ViewName>(rehearsal: Rehearsal, seat: string, name: Name, moment: number) {
  return viewAs(rehearsal, seat, name, moment) as ReturnType<(typeof views)[Name]>;
}

/** Every view of every seat at the moments asked about, taken while the room is played past them. */
class Film {
  readonly rehearsal: Rehearsal;
  private readonly frames = new Map<string, unknown>();

  private constructor(rehearsal: Rehearsal) {
    this.rehearsal = rehearsal;
  }

  static async take(moments: readonly number[], end: number): Promise<Film> {
    const film = new Film(await Rehearsal.open(scenario, ground));
    for (const at of [...new Set(moments)].sort((left, right) => left - right)) {
      await film.rehearsal.advance(at);
      for (const seat of seats) {
        for (const name of Object.keys(views) as ViewName[])
          film.frames.set(`${at} ${seat} ${name}`, seen(film.rehearsal, seat, name, at));
      }
    }
    await film.rehearsal.advance(end);
    return film;
  }

  shows<Name extends ViewName>(moment: string, seat: string, name: Name): ReturnType<(typeof views)[Name]> {
    const frame = this.frames.get(`${local(moment)} ${seat} ${name}`);
    if (frame === undefined) throw new Error(`no frame was taken at ${moment}`);
    return frame as ReturnType<(typeof views)[Name]>;
  }
}

const days = ['11-24', '11-25', '11-26', '11-27', '11-28', '11-29', '11-30', '12-01'];
const lastMinutes = days.map((day) => `${day}T23:59`);
const moments = [
  '11-23T12:00',
  '11-24T06:59',
  '11-24T07:00',
  '11-25T20:00',
  '11-28T12:00',
  '11-30T06:53',
  '11-30T06:59',
];
const ends = ['12-01T06:30', '12-01T06:59', '12-01T07:00', '12-01T22:00', '12-02T20:00'];
const end = local('12-02T20:00');

let film: Film;
/** Played in one go, without a stop. */
let whole: Rehearsal;
beforeAll(async () => {
  whole = await Rehearsal.open(scenario, ground);
  await whole.advance(end);
  film = await Film.take([...lastMinutes, ...moments, ...ends].map(local), end);
});

const entriesOf = ({ node }: Seat) =>
  [...node.channels.values()].flatMap((channel) =>
    channel.history.logs.flatMap((log) => log.entries.map(({ entry }) => entry)),
  );

test('it plays as it says, and nobody refuses what another wrote', async () => {
  const { failures, checked, rehearsal } = await play(scenario, ground);
  expect(failures).toEqual([]);
  expect(rehearsal.blamed).toEqual([]);
  expect(checked).toBeGreaterThan(30);
  for (const seat of seats) {
    const refused = seen(rehearsal, seat, 'record', end).entries.filter((line) => line.verdict !== 'stands');
    expect(refused).toEqual([]);
  }
});

describe('the truce, at each seat', () => {
  test.each(seats)('%s: agreed, slipped, in force, extended twice, ended by its term', (seat) => {
    const truce = (moment: string) => film.shows(moment, seat, 'truce');
    expect(truce('11-23T12:00')).toMatchObject({
      phase: 'agreed',
      start: { planned: '2023-11-23T08:00:00.000Z', set: null, actual: null, slipped: true },
    });
    expect(truce('11-24T06:59').phase).toBe('agreed');
    expect(truce('11-24T07:00')).toMatchObject({ phase: 'in-force', expiresAt: '2023-11-28T05:00:00.000Z' });
    expect(truce('11-28T12:00').extensions).toMatchObject([{ days: 2, newExpiry: '2023-11-30T05:00:00.000Z' }]);
    expect(truce('11-30T06:53')).toMatchObject({
      expiresAt: '2023-11-30T05:00:00.000Z',
      stated: [{ newExpiry: '2023-12-01T05:00:00.000Z', awaiting: true }],
    });
    expect(truce('11-30T06:59')).toMatchObject({
      expiresAt: '2023-12-01T05:00:00.000Z',
      stated: [{ awaiting: false }],
    });
    const last = truce('12-01T06:59');
    expect(last).toMatchObject({ phase: 'in-force', expiresAt: '2023-12-01T05:00:00.000Z' });
    expect(last.extensions).toHaveLength(2);
    expect(last.outstanding.map((one) => [one.what, one.expectedFrom])).toEqual([['list', 'party-b']]);
    expect(truce('12-01T07:00')).toMatchObject({ phase: 'term-ended', endDeclaredBy: [], declarations: [] });
    expect(truce('12-02T20:00')).toMatchObject({ phase: 'term-ended', endDeclaredBy: [], awaitingConfirmation: [] });
  });

  test.each(seats)('%s: the list stays outstanding, with both sides’ accounts beside it', (seat) => {
    const { outstanding, disputed } = film.shows('12-01T22:00', seat, 'truce');
    expect(outstanding).toMatchObject([{ what: 'list', expectedFrom: 'party-b', due: '2023-12-01T05:00:00.000Z' }]);
    expect(outstanding[0]?.accounts.map((one) => one.by)).toEqual(['mediator', 'party-a', 'party-b']);
    expect(disputed).toMatchObject([{ term: 'cap-days', versions: [{ value: 10 }, { value: 9 }] }]);
  });
});

describe('the last minute of the term', () => {
  test('nothing was written in it, not even a receipt', () => {
    for (const seat of [...whole.seats.values(), ...film.rehearsal.seats.values()]) {
      const claimed = entriesOf(seat).map((entry) => entry.header.claimed);
      const within = claimed.filter((at) => at > local('12-01T06:59') && at <= local('12-01T07:00'));
      expect(within.map(isoOf)).toEqual([]);
    }
  });

  test('nothing that moves a truce was written in the half hour before it', () => {
    for (const seat of seats) {
      const { entries } = film.shows('12-02T20:00', seat, 'record');
      const half = entries.filter((line) => {
        const at = Date.parse(line.claimed);
        return at > local('12-01T06:30') && at <= local('12-01T07:00');
      });
      expect(half).toEqual([]);
      expect(entries.filter((line) => line.kind === 'truce.declared')).toEqual([]);
    }
  });

  test('the phase is the only thing on the page that the hour changes', () => {
    for (const seat of seats) {
      const { at: _, phase: before, ...left } = film.shows('12-01T06:59', seat, 'truce');
      const { at: __, phase: after, ...right } = film.shows('12-01T07:00', seat, 'truce');
      expect([before, after]).toEqual(['in-force', 'term-ended']);
      expect(right).toEqual(left);
    }
  });
});

describe('the exchange', () => {
  test.each(seats)('%s: counted by its rule, with other public totals beside it', (seat) => {
    const shown = film.shows('12-02T20:00', seat, 'exchange');
    expect(shown.out).toMatchObject({ total: 105, quota: 78, credited: 80, outside: { dual: 3, foreign: 24 } });
    expect(shown.returned.total).toBe(240);
    expect(shown.ratio).toMatchObject({ agreed: '1:3', holds: true });
    expect(shown.publicTotals.map((one) => one.value)).toEqual([107, 108, 110]);
    const rows = shown.batches.map(({ n, out, returned }) => [
      n,
      out?.total,
      out?.quota,
      out?.dual,
      out?.foreign,
      returned?.total,
    ]);
    expect(rows).toEqual([
      [1, 24, 13, 0, 11, 39],
      [2, 17, 13, 0, 4, 39],
      [3, 17, 13, 1, 3, 39],
      [4, 11, 11, 0, 0, 33],
      [5, 12, 10, 0, 2, 30],
      [6, 16, 10, 2, 4, 30],
      [7, 8, 8, 0, 0, 30],
    ]);
    expect(shown.batches[3]).toMatchObject({ day: '2023-11-27', returned: { date: '2023-11-28' } });
    expect(shown.batches[6]).toMatchObject({ day: '2023-11-30', returned: { date: '2023-12-01' } });
  });

  test('at 23:59 a day shows what had happened by then: twice the return came after midnight', () => {
    const counted = lastMinutes.map((moment) => {
      const { out, returned } = film.shows(moment, 'guarantor', 'exchange');
      return [out.total, returned.total];
    });
    expect(counted).toEqual([
      [24, 39],
      [41, 78],
      [58, 117],
      [69, 117],
      [81, 180],
      [97, 210],
      [105, 210],
      [105, 240],
    ]);
  });

  test('the held handover bears two accounts and no finding', () => {
    const [, second] = film.shows('11-25T20:00', 'mediator', 'exchange').batches;
    expect(second).toMatchObject({ announced: { foreign: 7 }, out: null, held: [{ resumed: null }] });
    expect(second?.held[0]?.accounts.map((one) => one.by)).toEqual(['party-a', 'party-b']);
    const [, later] = film.shows('12-02T20:00', 'mediator', 'exchange').batches;
    const [held] = later?.held ?? [];
    expect(Date.parse(held?.resumed ?? '') - Date.parse(held?.since ?? '')).toBe(5 * 3_600_000);
    expect(later?.out?.foreign).toBe(4);
    expect(held?.accounts.map((one) => one.by)).toEqual(['party-a', 'party-b']);
  });
});

test('a recall is four times, seen by its own delegation only, and the room goes on', () => {
  const { postings, sites } = film.shows('12-02T20:00', 'party-a', 'teams');
  const [recall] = postings[0]?.recalls ?? [];
  const four = [recall?.decided, recall?.departed, recall?.arrived, recall?.announced];
  expect(four).toEqual([...four].sort());
  expect(new Set(four).size).toBe(4);
  expect(four).not.toContain(null);
  expect(sites).toMatchObject([{ cover: false, since: recall?.departed }]);
  for (const seat of seats.filter((one) => one !== 'party-a'))
    expect(film.shows('12-02T20:00', seat, 'teams').postings).toEqual([]);
  for (const seat of seats) {
    const { delegations } = film.shows('12-02T20:00', seat, 'charter');
    expect(delegations.map((one) => [one.participation, one.consented])).toEqual(seats.map(() => ['active', true]));
  }
  const { entries } = film.shows('12-02T20:00', 'party-a', 'record');
  expect(entries.findLast((line) => line.by === 'party-a' && line.channelName === 'line-a')?.claimed).toBe(
    '2023-12-02T15:00:00.000Z',
  );
});

test('the same seed makes the same bytes at every seat, and every export verifies', async () => {
  const bytesOf = (rehearsal: Rehearsal) => seats.map((seat) => Buffer.from(exportOf(rehearsal.seat(seat).node)));
  const first = bytesOf(whole);
  // Played a second time, and looked at on the way: that changes nothing either.
  for (const [i, bytes] of bytesOf(film.rehearsal).entries()) expect(bytes.equals(first[i] as Buffer)).toBe(true);
  for (const bytes of first) expect(verifyExport(cryptography, bytes)).toMatchObject({ holds: true, first: null });
  const other = await Rehearsal.open(scenario, ground, { seed: scenario.room.seed + 1 });
  expect(bytesOf(other)[0]?.equals(first[0] as Buffer)).toBe(false);
});

describe('marks', () => {
  test('no report is later than the replay', () => {
    const sources = acts.flatMap((step) => step.source ?? []);
    expect(sources.length).toBeGreaterThan(50);
    for (const source of sources) expect(source).toMatch(/^public reports of .*(November|December) 2023( \(.+\))?$/);
  });

  test('what people wrote bears its mark at every seat', () => {
    const byNodes = ['charter.convened', 'channel.opened', 'instrument.confirmed'];
    for (const seat of seats) {
      const { entries } = markedRecord(film.rehearsal.seat(seat).node, end, film.rehearsal.marks);
      const unmarked = entries.filter((line) => line.mark === null && !byNodes.includes(line.kind));
      expect(unmarked).toEqual([]);
    }
  });

  test('what stands in a party’s line or own channel is public, or made up and bland', () => {
    const messages = acts.filter((step) => step.act === 'talks.message-sent' || step.act === 'talks.noted');
    expect(messages.length).toBeGreaterThan(5);
    expect(messages.filter((step) => step.invented !== true)).toEqual([]);
    const inLines = acts.filter((step) => /^line-/.test(step.channel) && step.invented !== true);
    const conveyed = acts.filter((step) => step.act === 'instrument.conveyed').map((step) => step.body['of']);
    expect(inLines.map((step) => `$${step.id}`).filter((id) => !conveyed.includes(id))).toEqual([]);
  });
});

describe('seats see only their own', () => {
  const canary = (channel: string) => `canary ${cryptographyHex(channel)}`;
  const cryptographyHex = (text: string) =>
    Buffer.from(cryptography.sha256(new TextEncoder().encode(text))).toString('hex');
  const at = local('12-02T21:00');
  const inside = (channel: string): readonly string[] => {
    const { members, readers } = scenario.channels[channel] ?? { members: [], readers: [] };
    return [...members, ...readers];
  };
  const messages = Object.entries(scenario.channels).map(([channel, { members }]): ActStep => {
    const by = members[0] as string;
    return { at, by, channel, act: 'talks.message-sent', body: { text: canary(channel) }, invented: true };
  });
  /** Paper that nobody conveys: it must stay between its author and the mediator. */
  const papers = ['a', 'b'].map((side): ActStep => {
    const body = { truce: '$truce', about: 'list', due: '2023-12-01T05:00:00Z', says: canary(`paper of ${side}`) };
    return { at, by: `party-${side}`, channel: `line-${side}`, act: 'truce.account-given', body, invented: true };
  });
  const planted = [
    ...messages.map((step) => ({ text: String(step.body['text']), within: inside(step.channel) })),
    ...papers.map((step) => ({ text: String(step.body['says']), within: inside(step.channel) })),
  ];
  let rehearsal: Rehearsal;
  beforeAll(async () => {
    rehearsal = await Rehearsal.open({ ...scenario, steps: [...scenario.steps, ...messages, ...papers] }, ground);
    await rehearsal.advance(at + 600_000);
    expect(rehearsal.refusals).toEqual([]);
  });

  test.each(seats)('%s: nothing of another’s channel is shown, exported or on its disk', (id) => {
    const seat = rehearsal.seat(id);
    const shown = JSON.stringify([
      ...(Object.keys(views) as ViewName[]).map((name) => seen(rehearsal, id, name, at + 600_000)),
      channelsOf(seat.node),
      referencesOf(seat.node, at + 600_000),
    ]);
    for (const { text, within } of planted) expect([text, shown.includes(text)]).toEqual([text, within.includes(id)]);

    const rows = rehearsal.rowsOf(id);
    const bytes = Buffer.concat([
      exportOf(seat.node),
      ...rows.flatMap((row) => (row.row === 'entry' ? [row.bytes, row.box] : [])),
    ]);
    // Sealed where it lies: not even its own text is there to be read, and of other channels not even the id.
    for (const { text } of planted) expect(bytes.includes(text)).toBe(false);
    for (const [name, channel] of rehearsal.channels) {
      const isInside = name === 'charter' || inside(name).includes(id);
      expect([name, bytes.includes(Buffer.from(channel, 'hex'))]).toEqual([name, isInside]);
      expect([name, rows.some((row) => row.row !== 'snapshot' && row.channel === channel)]).toEqual([name, isInside]);
      expect([name, shown.includes(channel)]).toEqual([name, isInside]);
    }
  });

  test('no number that a seat is shown depends on a channel that it is not in', async () => {
    const day = acts.filter((step) => step.at < local('11-23T00:00'));
    const noon = local('11-22T11:45');
    const elsewhere = messages.filter((step) => !inside(step.channel).includes('guarantor'));
    expect(elsewhere.length).toBeGreaterThan(5);
    const shown = async (steps: readonly ActStep[]) => {
      const played = await Rehearsal.open({ ...scenario, steps: [...steps] }, ground);
      await played.advance(local('11-23T00:00'));
      expect(played.refusals).toEqual([]);
      const { entries, intact } = seen(played, 'guarantor', 'record', local('11-23T00:00'));
      const lines = entries.map(({ reference, channelName, position, kind, by }) => [
        reference,
        channelName,
        position,
        kind,
        by,
      ]);
      return { lines, intact };
    };
    expect(await shown([...day, ...elsewhere.map((step) => ({ ...step, at: noon }))])).toEqual(await shown(day));
  });
});
