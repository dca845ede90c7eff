/**
 * Whether a name that is typed looks like one that is here and is another: letters of other scripts, marks that do not show,
 * and pairs that run together (after Unicode UTS 39, section 4, for the scripts of the screens).
 */
const latin: Readonly<Record<string, string>> = {
  // Cyrillic, capitals first: some look like another letter than their small form.
  А: 'a',
  В: 'b',
  Е: 'e',
  К: 'k',
  М: 'm',
  Н: 'h',
  О: 'o',
  Р: 'p',
  С: 'c',
  Т: 't',
  У: 'y',
  Х: 'x',
  І: 'l',
  Ѕ: 's',
  Ј: 'j',
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'l',
  ѕ: 's',
  ј: 'j',
  к: 'k',
  һ: 'h',
  ԁ: 'd',
  ԛ: 'q',
  ԝ: 'w',
  // Greek
  Α: 'a',
  Β: 'b',
  Ε: 'e',
  Ζ: 'z',
  Η: 'h',
  Ι: 'l',
  Κ: 'k',
  Μ: 'm',
  Ν: 'n',
  Ο: 'o',
  Ρ: 'p',
  Τ: 't',
  Υ: 'y',
  Χ: 'x',
  α: 'a',
  ι: 'l',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  υ: 'u',
  χ: 'x',
  // Latin and digits
  I: 'l',
  i: 'l',
  ı: 'l',
  '1': 'l',
  '|': 'l',
  '0': 'o',
  ɑ: 'a',
  ɡ: 'g',
};

const others: Readonly<Record<string, string>> = {
  // Arabic, with what keyboards of other languages write
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  // Hebrew forms at the end of a word
  ך: 'כ',
  ם: 'מ',
  ן: 'נ',
  ף: 'פ',
  ץ: 'צ',
};

/** What is left of a name for the eye. */
function skeleton(name: string): string {
  const bare = name.normalize('NFKD').replace(/[\p{M}\p{C}\p{P}\p{Z}\u0640]/gu, '');
  const letters = [...bare].map((one) => latin[one] ?? others[one] ?? latin[one.toLowerCase()] ?? one.toLowerCase());
  return letters.join('').replaceAll('rn', 'm').replaceAll('vv', 'w');
}

const asWritten = (name: string) => name.normalize('NFC').trim();

/** The one among those present for which the typed name may be taken, and which it is not. */
export function looksLike(typed: string, present: readonly string[]): string | undefined {
  const own = asWritten(typed);
  if (own === '' || present.some((one) => asWritten(one) === own)) return undefined;
  const shape = skeleton(own);
  return shape === '' ? undefined : present.find((one) => skeleton(asWritten(one)) === shape);
}
