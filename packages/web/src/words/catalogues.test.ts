import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import arabic from '../../messages/ar.json' with { type: 'json' };
import english from '../../messages/en.json' with { type: 'json' };

const source = join(import.meta.dirname, '..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'))
  .map((name) => [name, readFileSync(join(source, name), 'utf8')] as const);

const argumentsOf = (message: string) =>
  [...new Set([...message.matchAll(/\{(\w+)/g)].map((match) => match[1]))].filter((name) => Number.isNaN(Number(name)));

describe('catalogues', () => {
  it('say the same things in every language', () => {
    expect(Object.keys(arabic)).toEqual(Object.keys(english));
  });

  it('ask for the same values in every language', () => {
    const plain = (text: string) => argumentsOf(text.replaceAll(/\{[^{}]*[^\w{},][^{}]*\}/g, (part) => part)).sort();
    for (const [key, text] of Object.entries(english)) {
      const values = plain(text).filter((name) => new RegExp(`\\{${name}[,}]`).test(text));
      const other = arabic[key as keyof typeof arabic];
      for (const name of values) expect(other, `${key} lacks {${name}}`).toMatch(new RegExp(`\\{${name}[,}]`));
    }
  });

  it('never say what became of a truce', () => {
    const forbidden = /\b(holding|holds|held up|lapsed|collapsed|violated|broken|breached)\b/i;
    for (const [key, text] of Object.entries(english)) expect(text, key).not.toMatch(forbidden);
    for (const [key, text] of Object.entries(english)) {
      if (/\bended\b/.test(text)) expect(text, key).toMatch(/Agreed term ended/);
    }
    for (const [key, text] of Object.entries(arabic)) {
      expect(text, key).not.toMatch(/انتهت الهدنة|انهارت|خُرقت|صمدت/);
    }
  });

  it('hold no word that no screen uses', () => {
    const all = files.map(([, text]) => text).join('\n');
    const computed =
      /^(term|phase|what|basis|outcome|term\.name|term\.value|capacity|participation|channel|act|field|value|nav|refusal|desk|do|talks\.way|talks\.what|sought\.form|incidents\.stage|notifications\.period|calls\.side|teams\.node|sought\.word|tranches\.names|tranches\.step|handovers\.awaited|handovers\.differs|handovers\.person|handovers\.stage)\./;
    const unused = Object.keys(english).filter((key) => !computed.test(key) && !all.includes(key));
    expect(unused).toEqual([]);
  });
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
