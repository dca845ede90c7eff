/**
 * Every scenario of the folder, played as it says: in calm, and again with messages lost, doubled and late and with links
 * cut between its moments, with the same outcome. Of a replay, every entry is marked and no word takes a side.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ActStep,
  endOf,
  play,
  type Rehearsal,
  readScenario,
  type Scenario,
  type ViewName,
  viewAs,
} from '@parley/rehearsal';
import { cryptography, nodeKeysFrom } from '@parley/vault';
import { describe, expect, test } from 'vitest';

type ScenarioStep = Scenario['steps'][number];

const ground = { cryptography, keysFrom: nodeKeysFrom };
const folder = join(import.meta.dirname, '../scenarios');
const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const minute = 60_000;

function load(name: string): Scenario {
  const read = readScenario(readFileSync(join(folder, name), 'utf8'));
  if (!read.ok) throw new Error(`${name}:\n${read.problems.join('\n')}`);
  return read.scenario;
}

const isAct = (step: ScenarioStep): step is ActStep => 'act' in step;

/** Mulberry32: seeded, so that a cut which goes wrong goes wrong again. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const more = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((more ^ (more >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Between two moments of the scenario, links are cut just before the first, so that what is said there stays behind, and
 * are back in time for the second: people write again once they have what they write about.
 */
function withCuts(scenario: Scenario, seed: number): Scenario {
  const roll = dice(seed);
  const nodes = Object.values(scenario.delegations).flatMap((one) => one.nodes);
  const expected = scenario.expect.flatMap((one) => ('at' in one ? [one.at] : []));
  const moments = [...new Set([...scenario.steps.map((step) => step.at), ...expected])].sort((a, b) => a - b);
  const own = new Set(scenario.steps.flatMap((step) => ('cut' in step ? step.cut : [])));
  const cuts = moments.flatMap((from, i): ScenarioStep[] => {
    const gap = (moments[i + 1] ?? from + 60 * minute) - from;
    const before = from - (moments[i - 1] ?? scenario.room.starts);
    if (gap < 8 * minute || before < 2 * minute || roll() < 0.4) return [];
    const cut = nodes.filter((node) => !own.has(node) && roll() < 0.4);
    const healed = from + minute + Math.floor(roll() * (gap - 7 * minute));
    return cut.flatMap((node) => [
      { at: from - 1000, cut: [node] },
      { at: healed, heal: [node] },
    ]);
  });
  return { ...scenario, steps: [...scenario.steps, ...cuts] };
}

const pages: readonly ViewName[] = [
  'charter',
  'truce',
  'incidents',
  'exchange',
  'lists',
  'tranches',
  'handovers',
  'talks',
  'teams',
  'principals',
  'statements',
];
/** Who was heard when, and what a page said before something came late, is as each seat lived it. */
const lived = new Set(['heardFrom', 'lateChanges', 'asFarAsHeld', 'firm']);

/** What all seats are shown at the end, without the ids, which are drawn anew in every play. */
function outcomeOf(rehearsal: Rehearsal, scenario: Scenario): string {
  const at = endOf(scenario) + 60 * minute;
  const shown = Object.keys(scenario.delegations).map((seat) => [
    seat,
    pages.map((page) => viewAs(rehearsal, seat, page, at)),
  ]);
  const text = JSON.stringify(shown, (key, value) => (lived.has(key) ? undefined : value), 1);
  // What a node writes by itself, such as an answer conveyed word for word, is not on the second.
  return text.replaceAll(/\b([0-9a-f]{64}|[0-9a-f]{32})\b/g, '#').replaceAll(/T\d\d:\d\d:\d\d\.(?!000)\d{3}Z/g, 'T~');
}

describe.each(names)('%s', (name) => {
  const scenario = load(name);
  let outcome: string;

  test('plays as it says', async () => {
    const { failures, checked, rehearsal } = await play(scenario, ground);
    expect(failures).toEqual([]);
    expect(rehearsal.blamed).toEqual([]);
    expect(checked).toBeGreaterThan(1);
    await rehearsal.advance(endOf(scenario) + 30 * minute);
    outcome = outcomeOf(rehearsal, scenario);
  });

  // Its many acts stand on a beat of minutes, in which nothing is cut; its length is what it is for.
  if (name.startsWith('training-')) return;

  test('comes to the same with links cut at random and entries late, lost and doubled', async () => {
    const cut = withCuts(scenario, scenario.room.seed);
    expect(cut.steps.length).toBeGreaterThan(scenario.steps.length);
    const faults = { lose: 0.1, double: 0.1, delay: 20_000 };
    const { failures, rehearsal } = await play(cut, ground, { faults });
    expect(failures).toEqual([]);
    // A node whose link was cut when it was retired does not know of it yet, and is not heard any more.
    expect(rehearsal.blamed.filter((one) => one.reason !== 'unknown-sender')).toEqual([]);
    await rehearsal.advance(endOf(scenario) + 30 * minute);
    expect(outcomeOf(rehearsal, scenario)).toBe(outcome);
  });
});

/** Every string in a value, or only those under one key. */
function stringsIn(value: unknown, key?: string): string[] {
  if (typeof value === 'string') return key === undefined ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => stringsIn(one, key));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, one]) => stringsIn(one, name === key ? undefined : key));
}

describe.each(names.filter((name) => load(name).room.replay))('%s, a replay', (name) => {
  const { room, steps, delegations } = load(name);
  const acts = steps.filter(isAct);
  const said = acts.flatMap(({ body, source }) => [...stringsIn(body), source ?? '']);
  const labels = Object.values(delegations).map((one) => one.label);
  const english = [room.title, room.terms, ...said, ...labels, ...stringsIn(room, 'en')];
  const arabic = stringsIn(room, 'ar');

  test('every step says a public report, of a time, or that it is invented', () => {
    const marked = acts.filter((step) => (step.source === undefined) === (step.invented === true));
    expect(marked).toEqual(acts);
    for (const { source } of acts)
      if (source !== undefined) expect(source).toMatch(/^public reports of .*20\d\d( \(.+\))?$/);
  });

  test('what is said in lines is made up, or became public', () => {
    const written = acts.filter((step) => step.act === 'talks.message-sent' || step.act === 'talks.noted');
    expect(written.filter((step) => step.invented !== true)).toEqual([]);
  });

  test('there are words to look at', () => {
    expect(english.length).toBeGreaterThan(50);
    expect(arabic.length).toBeGreaterThan(0);
  });

  test('none takes a side', () => {
    const sided =
      /hostage|prisoner|terror|violat|breach|collaps|\bholding\b|laps|captor|custody|kidnap|abduct|regime|militant|enem|martyr|\bowe|overdue|blocking|allege|refus(es|ed) to|[!]/i;
    expect(english.filter((text) => sided.test(text))).toEqual([]);
    const sidedArabic =
      /رهائن|رهينة|أسير|أسرى|سجين|سجناء|إرهاب|انتهاك|خرق|انهيار|انهار|خطف|مختطف|عدو|احتلال|نظام|مقاوم|شهيد|شهداء|!/;
    expect(arabic.filter((text) => sidedArabic.test(text))).toEqual([]);
  });

  test('nobody and no place is named: capitals inside a sentence are labels and months', () => {
    const months =
      /^(Party|A|B|January|February|March|April|May|June|July|August|September|October|November|December|Nov|Dec)$/;
    const capitals = english
      .filter((text) => !/^\$|^[\w-]+$/.test(text))
      .flatMap((text) => [...text.matchAll(/(?<=[\p{Ll},;0-9’)] )\p{Lu}[\p{L}]*/gu)].map(([word]) => word));
    expect([...new Set(capitals)].filter((word) => !months.test(word))).toEqual([]);
  });

  test('no Latin letter stands in the Arabic', () =>
    expect(arabic.filter((text) => /[A-Za-z]/.test(text))).toEqual([]));
});
