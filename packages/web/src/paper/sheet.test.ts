import { expect, test } from 'vitest';
import { cssString, pageCount, pageNumber, pageSheet } from './sheet.ts';

test('no text leaves its string, whatever stands in it', () => {
  expect(cssString('Hall 7')).toBe('"Hall 7"');
  for (const hostile of ['"} * { display: none } "', '\\', 'a\nb', '*/', "url('x')", '\u202e', '</style>'])
    expect(cssString(hostile).slice(1, -1)).not.toMatch(/["{}\n;:<>()'*/\u202e]|\\(?![0-9a-f]+ )/);
});

test('the number of the page stands where its sentence has it, and sides follow the direction', () => {
  const page = `صفحة ${pageNumber} من ${pageCount}`;
  const sheet = pageSheet({ direction: 'rtl', mark: 'تدريب', state: 's', page });
  expect(sheet).toContain('content: "صفحة " counter(page) " من " counter(pages)');
  expect(sheet).toMatch(/@top-right .*تدريب/);
  expect(sheet).toMatch(/@bottom-left [^}]*counter\(page\)/);
  expect(pageSheet({ direction: 'ltr', mark: '', state: 's', page: 'p' })).not.toContain('@top');
});
