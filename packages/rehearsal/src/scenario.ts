/**
 * A scenario file: a whole room as data. YAML, read strictly; every problem is named with its place, and nothing is
 * played from a file that has one.
 */
import { type Capacity, parseInstant } from '@parley/desks';
import { purposes } from '@parley/room';
import { parse } from 'yaml';
import { z } from 'zod';

const moment = z.string().transform((text, context) => {
  const ms = parseInstant(text);
  if (ms === undefined) context.addIssue({ code: 'custom', message: 'not a time with an offset (ISO 8601)' });
  return ms ?? 0;
});

const name = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);
const capacities: readonly Capacity[] = [
  'party',
  'mediator',
  'facilitator',
  'guarantor',
  'witness',
  'intermediary',
  'observer',
  'host',
];
/** Text of the demonstration, in languages of its screens; where one is missing, its reader is shown the English. */
const words = z.strictObject({
  en: z.string(),
  ar: z.string(),
  he: z.string().optional(),
  fr: z.string().optional(),
  ru: z.string().optional(),
  uk: z.string().optional(),
  es: z.string().optional(),
});
const fields = z.record(z.string(), z.unknown()).default({});

const pressed = z.strictObject({ by: name, channel: name, act: z.string(), body: fields, id: name.optional() });

/** A button of the demonstration: acts at a seat, or something done to links, time or a copy of the record. */
const press = z.strictObject({
  id: name,
  seat: name.optional(),
  label: words,
  acts: z.array(pressed).default([]),
  cut: z.array(name).default([]),
  heal: z.array(name).default([]),
  to: moment.optional(),
  check: name.optional(),
});

const chapter = z.strictObject({
  at: moment,
  title: words,
  text: words,
  look: z.array(z.strictObject({ seat: name, page: z.string() })).default([]),
  presses: z.array(press).default([]),
});

const delegation = z.strictObject({
  label: z.string(),
  capacities: z.array(z.enum(capacities)).min(1),
  nodes: z.array(name).min(1).max(8),
});

const channel = z.strictObject({
  purpose: z.enum(purposes).default('other'),
  members: z.array(name).min(1),
  readers: z.array(name).default([]),
  withoutPrejudice: z.boolean().default(false),
});

const acted = z.strictObject({
  id: name.optional(),
  at: moment,
  by: name,
  channel: name,
  act: z.string(),
  body: fields,
  /** Whence the entry comes: a public report, or invented. Every entry of a replay says one of the two. */
  source: z.string().optional(),
  invented: z.literal(true).optional(),
});
const cut = z.strictObject({ at: moment, cut: z.array(name).min(1).max(2) });
const heal = z.strictObject({ at: moment, heal: z.array(name).min(1).max(2) });
const restart = z.strictObject({ at: moment, restart: name });
const clock = z.strictObject({ at: moment, clock: name, offset: z.int() });

const stands = z.strictObject({ at: moment, as: name, view: z.string(), has: z.record(z.string(), z.unknown()) });
const isRefused = z.strictObject({ step: name, refused: z.string() });

const schema = z.strictObject({
  room: z.strictObject({
    title: z.string(),
    titles: words.optional(),
    terms: z.string(),
    seed: z.int().min(0),
    starts: moment,
    convener: name,
    replay: z.boolean().default(false),
    zones: z.array(z.strictObject({ label: z.string(), zone: z.string() })).default([]),
    demo: z.strictObject({ at: moment }).optional(),
    chapters: z.array(chapter).default([]),
    facts: z.array(z.strictObject({ title: words, step: name })).default([]),
  }),
  delegations: z.record(name, delegation),
  channels: z.record(name, channel),
  steps: z.array(z.union([acted, cut, heal, restart, clock])),
  expect: z.array(z.union([stands, isRefused])).default([]),
});

export type Scenario = z.infer<typeof schema>;
export type ScenarioStep = Scenario['steps'][number];
export type ActStep = z.infer<typeof acted>;
export type Press = z.infer<typeof press>;
export type Expectation = Scenario['expect'][number];

export type ReadScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly string[] };

const longest = 4 * 1024 * 1024;

export function readScenario(text: string): ReadScenario {
  if (text.length > longest) return { ok: false, problems: ['the file is longer than 4 MiB'] };
  let raw: unknown;
  try {
    raw = parse(text, { maxAliasCount: 100 });
  } catch (error) {
    return { ok: false, problems: [error instanceof Error ? error.message : 'not YAML'] };
  }
  const read = schema.safeParse(raw);
  if (!read.success)
    return { ok: false, problems: read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) };
  const problems = inconsistencies(read.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, scenario: read.data };
}

/** What a schema cannot say: that every name is somebody's, and that a replay marks every entry. */
function inconsistencies(scenario: Scenario): string[] {
  const { delegations, channels, steps, room, expect } = scenario;
  const nodes = new Set(Object.values(delegations).flatMap((one) => one.nodes));
  const ids = new Set(steps.flatMap((step) => ('act' in step && step.id ? [step.id] : [])));
  const problems: string[] = [];
  const need = (known: boolean, what: string) => {
    if (!known) problems.push(what);
  };
  const isDelegation = (id: string) => Object.hasOwn(delegations, id);
  need(isDelegation(room.convener), `room.convener: no delegation is called ${room.convener}`);
  for (const [id, { members, readers }] of Object.entries(channels)) {
    for (const one of [...members, ...readers])
      need(isDelegation(one), `channels.${id}: no delegation is called ${one}`);
  }
  steps.forEach((step, i) => {
    if ('act' in step) {
      need(isDelegation(step.by), `steps.${i}: no delegation is called ${step.by}`);
      need(
        step.channel === 'charter' || Object.hasOwn(channels, step.channel),
        `steps.${i}: no channel ${step.channel}`,
      );
      const marked = (step.source !== undefined) !== (step.invented === true);
      need(!room.replay || marked, `steps.${i}: an entry of a replay says either its source or that it is invented`);
    } else if ('cut' in step || 'heal' in step) {
      for (const one of 'cut' in step ? step.cut : step.heal)
        need(nodes.has(one), `steps.${i}: no node is called ${one}`);
    } else {
      const one = 'restart' in step ? step.restart : step.clock;
      need(nodes.has(one), `steps.${i}: no node is called ${one}`);
    }
  });
  expect.forEach((one, i) => {
    if ('step' in one) need(ids.has(one.step), `expect.${i}: no step is called ${one.step}`);
    else need(isDelegation(one.as), `expect.${i}: no delegation is called ${one.as}`);
  });
  for (const fact of room.facts) need(ids.has(fact.step), `room.facts: no step is called ${fact.step}`);
  return problems;
}
