/**
 * Writes `scenarios/training-northbank.yaml`: two invented weeks between invented parties, over all desks, for those who
 * are new. `node scenarios/training/northbank.mjs` writes the file again; the same seed writes the same one.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { call, incident, joint, notification, press, reports } from './around.mjs';
import { chapters } from './chapters.mjs';
import { lines, roster, teams } from './duty.mjs';
import { batch, lists, terms } from './exchange.mjs';
import { exchangeExpected, roomExpected, talksExpected, truceExpected } from './expected.mjs';
import { at, iso, minutes, Sheet } from './sheet.mjs';
import { conveyed, doubleBlind, drafts, impasse, offers } from './talks.mjs';
import { obligations, suspension, truce } from './truce.mjs';

const seed = 20310303;
const everybody = ['northbank', 'southbank', 'mediator', 'second-mediator', 'guarantor', 'intermediary'];

const room = {
  title: 'Northbank and Southbank, a rehearsal of two weeks',
  titles: {
    en: 'Northbank and Southbank: two weeks of practice',
    ar: 'الضفة الشمالية والضفة الجنوبية: أسبوعان من التدريب',
  },
  terms:
    'A rehearsal. The parties, their conflict and every word are invented; it is for those who are new to the room.',
  seed,
  starts: iso(at(1, '04:00')),
  convener: 'mediator',
  zones: [{ label: 'Talks site', zone: 'Etc/UTC' }],
  demo: { at: iso(at(7, '12:00')) },
  chapters,
};

const delegations = {
  northbank: { label: 'Northbank', capacities: ['party'], nodes: ['n1'] },
  southbank: { label: 'Southbank', capacities: ['party'], nodes: ['s1'] },
  mediator: { label: 'Mediator', capacities: ['mediator'], nodes: ['m1'] },
  'second-mediator': { label: 'Second mediator', capacities: ['mediator', 'host'], nodes: ['h1'] },
  guarantor: { label: 'Guarantor', capacities: ['guarantor'], nodes: ['g1'] },
  intermediary: { label: 'Intermediary', capacities: ['intermediary'], nodes: ['i1'] },
};

const alone = (member) => ({ purpose: 'own', members: [member] });
const channels = {
  notice: {
    purpose: 'notice-board',
    members: ['mediator', 'second-mediator'],
    readers: ['northbank', 'southbank', 'guarantor', 'intermediary'],
  },
  'line-north': { purpose: 'line', members: ['mediator', 'northbank'] },
  'line-south': { purpose: 'line', members: ['mediator', 'southbank'] },
  mediators: { purpose: 'mediators', members: ['mediator', 'second-mediator'] },
  'guarantor-line': { purpose: 'guarantor', members: ['mediator', 'guarantor'] },
  'list-desks': { purpose: 'other', members: ['mediator', 'northbank', 'southbank', 'intermediary'] },
  'intermediary-north': { purpose: 'intermediary', members: ['intermediary', 'northbank'], withoutPrejudice: true },
  'intermediary-south': { purpose: 'intermediary', members: ['intermediary', 'southbank'], withoutPrejudice: true },
  'own-north': alone('northbank'),
  'own-south': alone('southbank'),
  'own-mediator': alone('mediator'),
};

function played() {
  const sheet = new Sheet(seed);
  const counts = { northbank: 0, southbank: 0, notes: 0 };
  const total = { out: 0, returned: 0 };
  const afterDays = {};
  const said = [];
  for (const who of everybody) sheet.say(at(1, '04:30'), who, 'charter', 'charter.consented', {});
  const posted = teams(sheet);
  drafts(sheet);
  offers(sheet);
  doubleBlind(sheet);
  lists(sheet);
  terms(sheet);
  const { first } = truce(sheet);
  obligations(sheet, first);
  joint(sheet);
  recall(sheet, posted.northbank);
  impasse(sheet);
  suspension(sheet);
  for (let day = 1; day <= 14; day += 1) {
    roster(sheet, day);
    lines(sheet, day, counts);
    reports(sheet, day);
    if (day % 2 === 1) conveyed(sheet, day);
    if (day >= 4 && day % 2 === 0) {
      call(sheet, day);
      notification(sheet, day);
    }
    if (day >= 4 && day <= 10) {
      batch(sheet, day - 3, total);
      if (day % 2 === 0) incident(sheet, day);
      afterDays[day] = { ...total };
    }
    press(sheet, day, total, said);
  }
  sheet.incidents = Array.from({ length: 4 }, () => ({
    stage: 'finding',
    remedies: [{ accounts: [{ account: 'done' }] }],
  }));
  truceExpected(sheet);
  exchangeExpected(sheet, afterDays);
  talksExpected(sheet, counts, said);
  roomExpected(sheet);
  return sheet;
}

/** The team of one side goes home on the day after the term has ended; the room goes on. */
function recall(sheet, posting) {
  const body = { posting, orderedBy: 'Head of government', wording: 'The team is recalled from the talks site.' };
  const order = sheet.say(at(11, '13:00'), 'northbank', 'own-north', 'teams.recall-ordered', body);
  const steps = [
    ['decided', '12:30'],
    ['departed', '16:00'],
    ['arrived', '19:00'],
    ['announced', '20:00'],
  ];
  for (const [step, time] of steps) {
    const when = at(11, time);
    const timed = { order, step, at: iso(when), wording: 'As ordered.' };
    sheet.say(Math.max(when, at(11, '13:00')) + minutes(10), 'northbank', 'own-north', 'teams.recall-timed', timed);
  }
}

/** One thing a line: what is said so is read by people and by YAML alike. */
const flow = (all, indent = 2) => all.map((one) => `${' '.repeat(indent)}- ${JSON.stringify(one)}\n`).join('');
const block = (all) =>
  Object.entries(all)
    .map(([key, one]) => `  ${key}: ${JSON.stringify(one)}\n`)
    .join('');

export function written() {
  const sheet = played();
  const used = new Set(
    JSON.stringify([sheet.steps, sheet.expected])
      .match(/(?<=")[$#][a-z][a-z0-9-]*(?=")/g)
      ?.map((name) => name.slice(1)),
  );
  const foreseen = new Set(sheet.expected.flatMap((one) => one.step ?? []));
  // Only what others refer to keeps a name.
  const steps = sheet.inOrder().map(({ id, ...step }) => (used.has(id) || foreseen.has(id) ? { id, ...step } : step));
  const { chapters: way, ...plain } = room;
  return [
    '# Written by scenarios/training/northbank.mjs from a seed; change that, and write it again. Everything in it is invented.\n',
    `room:\n${block(plain)}  chapters:\n${flow(way, 4)}`,
    `\ndelegations:\n${block(delegations)}`,
    `\nchannels:\n${block(channels)}`,
    `\nsteps:\n${flow(steps)}`,
    `\nexpect:\n${flow(sheet.expected)}`,
  ].join('');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const path = join(import.meta.dirname, '../training-northbank.yaml');
  writeFileSync(path, written());
}
