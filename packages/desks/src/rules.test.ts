/** Rules, tests, acts and wording must name each other completely, or one of them lies. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { desks, reportKeys } from './index.ts';
import { stages } from './statements/view.ts';

const here = new URL('.', import.meta.url);
const folders = desks.map((desk) => desk.name);
/** With those of the rooms within it. */
const filesOf = (folder: string) => readdirSync(new URL(`${folder}/`, here), { recursive: true, encoding: 'utf8' });
const read = (path: string) => readFileSync(new URL(path, here), 'utf8');

const rulesOf = (folder: string) =>
  [...read(`${folder}/RULES.md`).matchAll(/^- \*\*([A-Z]{2}\d+)\*\* .+\.$/gm)].map((match) => match[1] as string);
const titlesOf = (folder: string) =>
  filesOf(folder)
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => [...read(`${folder}/${file}`).matchAll(/\btest\('\[([A-Z0-9, ]+)\]/g)])
    .flatMap((match) => (match[1] as string).split(', '));
const sorted = (values: Iterable<string>) => [...new Set(values)].sort();

test.each(folders)('%s: every rule is in a test title, and every title names a rule', (folder) => {
  expect(sorted(titlesOf(folder))).toEqual(sorted(rulesOf(folder)));
});

test.each(folders)('%s: rules are numbered in order, without gaps', (folder) => {
  const rules = rulesOf(folder);
  const prefix = (rules[0] ?? '').slice(0, 2);
  expect(rules).toEqual(rules.map((_, index) => `${prefix}${index + 1}`));
  expect(rules.length).toBe(read(`${folder}/RULES.md`).match(/^- /gm)?.length);
});

test.each(desks)('$name: every act names rules of its own desk, and is named after it', (desk) => {
  const rules = rulesOf(desk.name);
  for (const [kind, act] of Object.entries(desk.acts)) {
    expect(kind.startsWith(`${desk.name}.`)).toBe(true);
    expect(act.rules.length).toBeGreaterThan(0);
    expect(act.rules.filter((rule) => !rules.includes(rule))).toEqual([]);
  }
});

test.each(desks)('$name: every refusal in its code is one that it lists', (desk) => {
  const code = filesOf(desk.name)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => read(`${desk.name}/${file}`))
    .join('\n');
  const own = desk.refusals.filter((refusal) => !read('admission.ts').includes(`'${refusal}'`));
  // Listed once and returned at least once: a refusal that nothing gives is wording for nothing.
  expect(own.filter((refusal) => code.split(`'${refusal}'`).length < 3)).toEqual([]);
});

type Shape = {
  readonly properties?: { readonly [name: string]: Shape };
  readonly items?: Shape;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
};

/** The keys that the fields of an act need: `field.<kind>.<path>`, and `value.<field>.<value>` for each enumeration. */
function keysIn(path: string, shape: Shape): readonly string[] {
  const inner = [...(shape.anyOf ?? []), ...(shape.oneOf ?? []), ...(shape.items ? [shape.items] : [])];
  const field = path.slice(path.lastIndexOf('.') + 1);
  const values = [...(shape.enum ?? []), ...(shape.const === undefined ? [] : [shape.const])];
  return [
    ...inner.flatMap((one) => keysIn(path, one)),
    ...values.map((value) => `value.${field}.${value}`),
    ...Object.entries(shape.properties ?? {}).flatMap(([name, one]) => [
      `field.${path}.${name}`,
      ...keysIn(`${path}.${name}`, one),
    ]),
  ];
}

/** What views show as codes. */
const shownCodes = [
  ...['none', 'proposed', 'agreed', 'signed', 'notification', 'in-force', 'term-ended'].map(
    (phase) => `value.phase.${phase}`,
  ),
  ...['awaited', 'agreed', 'refused', 'withdrawn', 'contested'].map((outcome) => `value.outcome.${outcome}`),
  ...['list', 'answer', 'consent', 'announced', 'released', 'returned', 'handover-resumed'].map(
    (what) => `value.what.${what}`,
  ),
  ...['open', 'taken', 'contested', 'replaced', 'set-aside'].map((state) => `value.state.${state}`),
  ...['start', 'extension'].map((term) => `value.term.${term}`),
  ...['waiting', 'in-care', 'out', 'declined', 'disputed'].map((person) => `value.person.${person}`),
  ...['open', 'due', 'done'].map((step) => `value.stepState.${step}`),
  ...['proposed', 'agreed', 'contested', 'replaced'].map((names) => `value.namesState.${names}`),
  ...['date', 'clearance', 'receipt'].map((what) => `value.awaitedFromReader.${what}`),
  ...[
    'performance-extension',
    'list-handed-in',
    'extension-proposed',
    'credited-persons',
    'both-receipts',
    'answers-by-case',
  ].map((basis) => `basis.${basis}`),
  ...['asked', 'named-in-the-text', 'conveyed', 'approval-needed', 'credit-proposed'].map((basis) => `basis.${basis}`),
  ...[
    'objection-made',
    'contact-announced',
    'embargo-broken',
    'obligation-recorded',
    'remedy-proposed',
    'task-set',
  ].map((basis) => `basis.${basis}`),
  ...['answered', 'awaited', 'passed', 'withdrawn', 'draft', 'signed'].map((state) => `value.state.${state}`),
  ...['to-begin', 'in-force', 'term-over', 'ended'].map((state) => `value.state.${state}`),
  ...['decision', 'information', 'due-out', 'acknowledgement', 'report'].map((sort) => `outstanding.${sort}`),
  ...['clearance', 'confirmation', 'approval', 'credit', 'objection'].map((what) => `outstanding.${what}`),
  ...['contact', 'embargo-decision', 'obligation', 'remedy', 'task'].map((what) => `outstanding.${what}`),
  ...['as-made', 'reworded', 'added', 'left-out'].map((is) => `value.is.${is}`),
  ...['by-name', 'by-office', 'without-source', 'not-at-all'].map((quotable) => `value.quotable.${quotable}`),
  ...['same-figure', 'different-figure', 'not-in-this-record'].map((beside) => `value.beside.${beside}`),
  ...stages.map((stage) => `value.stage.${stage}`),
  ...['awaited', 'contested'].flatMap((state) => [`value.answer.${state}`, `value.decision.${state}`]),
  ...reportKeys,
  ...['handed-in', 'received', 'held', 'conveyed', 'acknowledged', 'contested'].map((stage) => `value.stage.${stage}`),
  ...['put', 'open', 'agreed', 'not-agreed'].map((stage) => `value.stage.${stage}`),
  ...['own', 'verbatim', 'reworded', 'mediators-own'].map((words) => `value.words.${words}`),
  ...['open', 'countered', 'expired', 'accepted', 'ad-referendum', 'refused', 'withdrawn', 'contested'].map(
    (standing) => `value.standing.${standing}`,
  ),
  ...['agreed', 'ad-referendum', 'reserved', 'refused', 'bracketed', 'open'].map((status) => `value.status.${status}`),
];

const needed = [
  ...shownCodes,
  ...desks.flatMap((desk) => [
    `desk.${desk.name}`,
    ...desk.refusals.map((refusal) => `refusal.${refusal}`),
    ...Object.entries(desk.acts).flatMap(([kind, act]) => [
      `act.${kind}`,
      `act.${kind}.effect`,
      ...keysIn(kind, z.toJSONSchema(act.fields) as Shape),
    ]),
  ]),
];

const languages = readdirSync(new URL('../messages/', here)).map((file) => file.replace(/\.json$/, ''));
const wordingOf = (language: string) => JSON.parse(read(`../messages/${language}.json`)) as { [key: string]: string };

test.each(languages)('%s: every act, field, value and refusal has its wording, and nothing else has', (language) => {
  expect(Object.keys(wordingOf(language)).sort()).toEqual(sorted(needed));
});

test.each(languages)('%s: what an act does is said in whole sentences', (language) => {
  const wording = Object.entries(wordingOf(language));
  const keysOf = (of: readonly (readonly [key: string, words: string])[]) => of.map(([key]) => key);
  expect(keysOf(wording.filter(([, words]) => words === '' || words.trim() !== words))).toEqual([]);
  const sentences = wording.filter(([key]) => key.endsWith('.effect') || key.startsWith('refusal.'));
  expect(sentences.length).toBeGreaterThan(0);
  expect(keysOf(sentences.filter(([, words]) => !words.endsWith('.')))).toEqual([]);
});

/** Words that blame, or name one side's people as that side would, in each language; parts of words where those suffice. */
const avoided: { readonly [language: string]: RegExp } = {
  en: /violat|hostage|prisoner|captor|lapse|collapse|owes|overdue|terror/i,
  ar: /انتهاك|رهينة|رهائن|أسير|أسرى|سجين|سجناء|آسر|خاطف|إرهاب|انهار|انهيار/,
  he: /חטופ|חוטפ|בן ערובה|בני ערובה|אסיר|שבוי|שבויים|שובים|טרור|מחבל|הפרת|הפרה|קרס|קריסה|פיגור/,
  fr: /violation|viol[ée]|otage|prisonnier|détenu|ravisseur|geôlier|caduc|effondr|terroris/i,
  ru: /нарушени[еяй]|заложник|пленн|заключ[её]нн|похитител|террор|рухнул|срыв|сорван/i,
  uk: /порушенн|заручник|полонен|ув’язнен|викрадач|терор|зірван/i,
  es: /violaci|violad|rehén|rehenes|prisioner|captor|secuestr|colaps|terroris/i,
};

test.each(languages)('%s: no wording takes sides', (language) => {
  const words = avoided[language];
  if (!words) throw new Error(`say in avoided which words take sides in ${language}`);
  for (const [key, text] of Object.entries(wordingOf(language))) expect(text, key).not.toMatch(words);
});
