/**
 * Words folded so that they are found however they were typed: without case, accents, vowel points and cantillation, with
 * the variants of Arabic and Hebrew letters as one, digits of any script as Latin ones. For finding only: what was signed
 * is shown as it was signed.
 */

/** Letters that Unicode's compatibility decomposition (UAX #15, NFKD) leaves apart and readers write for each other. */
const variants: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ک: 'ك',
  ڪ: 'ك',
  ך: 'כ',
  ם: 'מ',
  ן: 'נ',
  ף: 'פ',
  ץ: 'צ',
  ґ: 'г',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};
const variant = new RegExp(`[${Object.keys(variants).join('')}]`, 'gu');

/** Marks over and under letters, what only turns or joins text, the Arabic elongation, a lone hamza, and quotes within words. */
const nothing = /[\p{M}\p{Cf}\u0640\u0621\u05F3\u05F4'’‘ʼ"]/gu;
const apart = /[^\p{L}\p{N}]+/gu;
const plain = /^[\x20-\x7E]*$/;
const digits = /\p{Nd}/gu;

/** The digit's value: every run of decimal digits in Unicode begins at its zero and lies in order (UAX #44, Nd). */
function latinDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 0x80) return digit;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

/** Words parted by one space, in small letters; nothing else is left. */
export function folded(text: string): string {
  if (plain.test(text))
    return text
      .toLowerCase()
      .replace(/['"]/g, '')
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return text
    .normalize('NFKD')
    .replace(nothing, '')
    .toLowerCase()
    .replace(variant, (letter) => variants[letter] ?? letter)
    .replace(digits, latinDigit)
    .replace(apart, ' ')
    .trim();
}

/** Whether every word that is sought stands somewhere in a folded text, whole or as a part. An empty search finds all. */
export function seeking(sought: string): (foldedText: string) => boolean {
  const words = folded(sought).split(' ').filter(Boolean);
  return (text) => words.every((word) => text.includes(word));
}
