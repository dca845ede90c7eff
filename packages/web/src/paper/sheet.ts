/**
 * What stands in the margins of every printed page: whether it is practice, whose record as of when, the state as a hash, and
 * the page's number. Elements cannot be repeated there, so it is a style sheet (CSS Paged Media, margin boxes); a browser
 * that knows no margin boxes still prints the same once, at the foot of the page.
 */

/** As a CSS string, of which no character can end it or begin anything else (CSS Syntax, 4.3.7). */
export function cssString(text: string): string {
  const escaped = [...text].map((one) =>
    /[\p{L}\p{N} ]/u.test(one) ? one : `\\${(one.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped.join('')}"`;
}

/** Stands for the number of the page, and for how many there are, in a sentence that is not yet CSS. */
export const pageNumber = '\ue000';
export const pageCount = '\ue001';

const counted = (sentence: string): string =>
  sentence
    .split(/([\ue000\ue001])/)
    .filter((part) => part !== '')
    .map((part) => (part === pageNumber ? 'counter(page)' : part === pageCount ? 'counter(pages)' : cssString(part)))
    .join(' ');

export type Margins = {
  readonly direction: 'ltr' | 'rtl';
  /** Empty where nothing needs saying, as in a live room. */
  readonly mark: string;
  readonly state: string;
  /** With `pageNumber` and `pageCount` in it. */
  readonly page: string;
};

export function pageSheet({ direction, mark, state, page }: Margins): string {
  const [start, end] = direction === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  const face = `direction: ${direction}; font: 8.5pt system-ui, sans-serif; color: #222b30;`;
  return [
    '@page { margin: 18mm 14mm 20mm;',
    mark === '' ? '' : `@top-${start} { ${face} font-weight: 600; white-space: nowrap; content: ${cssString(mark)} }`,
    `@bottom-${start} { ${face} text-align: ${start}; inline-size: 80%; content: ${cssString(state)} }`,
    `@bottom-${end} { ${face} text-align: ${end}; content: ${counted(page)} }`,
    '}',
  ].join(' ');
}
