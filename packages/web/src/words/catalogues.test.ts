import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIntl } from 'react-intl';
import { describe, expect, it, test } from 'vitest';
import { languages } from './languages.ts';

type Catalogue = { readonly [key: string]: string };
type Ast = ReturnType<ReturnType<Intl['formatters']['getMessageFormat']>['getAst']>;
type Intl = ReturnType<typeof createIntl>;

const source = join(import.meta.dirname, '..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'))
  .map((name) => [name, readFileSync(join(source, name), 'utf8')] as const);

const folders = [join(source, '../messages'), join(source, '../../desks/messages')] as const;
const codesIn = (folder: string) =>
  readdirSync(folder)
    .map((file) => file.replace(/\.json$/, ''))
    .sort();
const catalogueOf = (code: string, folder: string = folders[0]): Catalogue =>
  JSON.parse(readFileSync(join(folder, `${code}.json`), 'utf8'));
const english = catalogueOf('en');
const codes = codesIn(folders[0]);

/** What no screen may say of a truce, in each language; the words of the text's own term, which may end, come out first. */
const neverSaid: { readonly [code: string]: { readonly never: RegExp; readonly ofTheTerm: RegExp } } = {
  en: {
    never: /\b(holding|holds|held up|lapsed|collapsed|violated|broken|breached|ended)\b/i,
    ofTheTerm: /Agreed term ended/g,
  },
  ar: { never: /انتهت|انتهاء|انهار|انهيار|صمد|صامدة|خُرق|خرق|انتهاك|سقطت/, ofTheTerm: /انتهت المدة المتفق عليها/g },
  he: {
    never: /הסתיימ|הסתיים|הופר|הפרת|הפרה|קרס|קריסת|התמוטט|נשבר|נגמר|פקע|מחזיקה מעמד|ההפוגה (נשמרת|תמה)/,
    ofTheTerm: /התקופה המוסכמת הסתיימה/g,
  },
  fr: {
    never:
      /rompu|rupture|viol[ée]|violation|manquement|effondr|caduque|expiré|tient bon|trêve[^.]*(terminé|achevé|fini|échu|pris fin)/i,
    ofTheTerm: /Durée convenue terminée/g,
  },
  ru: {
    never:
      /истёк|истекл|сорван|нарушен|рухнул|провалил|завершил|закончил|прекрат|соблюдается|держится|перемирие окончено/i,
    ofTheTerm: /Согласованный срок истёк/g,
  },
  uk: {
    never: /сплив(?!ає)|зірван|порушен|зламан|закінчил|завершил|припинил|дотримується|тримається/i,
    ofTheTerm: /Узгоджений строк сплив/g,
  },
  es: {
    never:
      /(?<!\p{L})rot[oa](?!\p{L})|ruptura|violad|violaci|incumpl|colaps|caducad|expirad|se mantiene|tregua[^.]*(terminad|finalizad|vencid|acabad)/iu,
    ofTheTerm: /Plazo convenido terminado/g,
  },
};

/** A catalogue as it is shown: what cannot be read, or lacks a value, is an error. */
function spoken(code: string, messages: Catalogue) {
  return createIntl({
    locale: `${code}-u-nu-latn`,
    messages: { ...messages },
    onError: (error) => {
      throw error;
    },
  });
}
const parsed = (intl: Intl, text: string): Ast => intl.formatters.getMessageFormat(text, intl.locale).getAst();

type Plural = { readonly name: string; readonly forms: readonly string[] };
type Parts = { readonly values: Set<string>; readonly plurals: Plural[] };

/** The values that a message asks for, and the forms of each of its plurals. */
function partsOf(ast: Ast, into: Parts = { values: new Set(), plurals: [] }): Parts {
  for (const part of ast) {
    if ('value' in part && typeof part.value === 'string' && part.type !== 0) into.values.add(part.value);
    if (!('options' in part)) continue;
    if ('pluralType' in part) into.plurals.push({ name: part.value, forms: Object.keys(part.options) });
    for (const option of Object.values(part.options)) partsOf(option.value, into);
  }
  return into;
}

/** Not 0: a language that has a form for none may say it with the form for many. */
const counts = [...Array.from({ length: 120 }, (_, before) => before + 1), 1_000_000];

/** Which of the counts no form is meant for, and which forms no count has. One form for all is a choice, not an omission. */
function misfits(code: string, forms: readonly string[]): readonly (string | number)[] {
  const rules = new Intl.PluralRules(code);
  const categories: readonly string[] = rules.resolvedOptions().pluralCategories;
  const named = forms.filter((form) => !form.startsWith('='));
  const dead = named.filter((form) => !categories.includes(form));
  if (named.length === 1) return dead;
  return [...dead, ...counts.filter((count) => !forms.includes(`=${count}`) && !named.includes(rules.select(count)))];
}

test('every language of the screens has a catalogue for them and one for the desks', () => {
  expect(codesIn(folders[1])).toEqual(codes);
  expect(Object.keys(languages).sort()).toEqual(codes);
});

test('whether a native legal linguist is awaited is said of every language but English', () => {
  for (const [code, { awaits }] of Object.entries(languages))
    expect(awaits, code).toBe(code === 'en' ? null : 'native legal linguist');
});

test('a plural that lacks a form, or has one too many, is found', () => {
  expect(misfits('he', ['one', 'other'])).toEqual([2]);
  expect(misfits('he', ['=2', 'one', 'other'])).toEqual([]);
  expect(misfits('en', ['one', 'few', 'other'])).toEqual(['few']);
  expect(misfits('uk', ['=6', 'other'])).toEqual([]);
  expect(misfits('es', ['one', 'other'])).toEqual([1_000_000]);
});

describe.each(codes)('the catalogue %s', (code) => {
  const catalogue = catalogueOf(code);
  const intl = spoken(code, catalogue);
  const inEnglish = spoken('en', english);

  it('says the same things as the English one, in the same order', () => {
    for (const folder of folders)
      expect(Object.keys(catalogueOf(code, folder))).toEqual(Object.keys(catalogueOf('en', folder)));
  });

  it('asks for the same values', () => {
    for (const [key, text] of Object.entries(catalogue)) {
      const values = partsOf(parsed(intl, text)).values;
      expect([...values].sort(), key).toEqual([...partsOf(parsed(inEnglish, english[key] ?? '')).values].sort());
    }
  });

  it('has a form for every count, and none that no count has', () => {
    for (const [key, text] of Object.entries(catalogue))
      for (const { name, forms } of partsOf(parsed(intl, text)).plurals)
        expect(misfits(code, forms), `${key}, {${name}}`).toEqual([]);
  });

  it('never says what became of a truce', () => {
    const { never, ofTheTerm } = neverSaid[code] ?? {};
    if (!never || !ofTheTerm) throw new Error(`say in neverSaid what no screen may say of a truce in ${code}`);
    expect(catalogue['term.term-ended']).toMatch(new RegExp(ofTheTerm.source));
    for (const [key, text] of Object.entries(catalogue)) expect(text.replace(ofTheTerm, ''), key).not.toMatch(never);
  });
});

test('the catalogues hold no word that no screen uses', () => {
  const plain = join(source, '../../server/src/pages');
  const ofTheNode = readdirSync(plain).map((name) => readFileSync(join(plain, name), 'utf8'));
  const all = [...files.map(([, text]) => text), ...ofTheNode].join('\n');
  // A key that is put together begins with what stands before its first value, as in `phase.${phase}`.
  const begun = [...all.matchAll(/`([a-zA-Z][\w.]*\.)\$\{/g)].map(([, before]) => before as string);
  const unused = Object.keys(english).filter(
    (key) => !all.includes(key) && !begun.some((before) => key.startsWith(before)),
  );
  expect(unused).toEqual([]);
});

describe('screens', () => {
  it('carry no words of their own in attributes that are read out', () => {
    for (const [name, text] of files) {
      expect(text, name).not.toMatch(/\b(aria-label|aria-description|title|placeholder|alt)="[^"]/);
    }
  });

  it('set no inner HTML and evaluate nothing', () => {
    for (const [name, text] of files) {
      expect(text, name).not.toMatch(/dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML|\beval\(|new Function/);
    }
  });
});
