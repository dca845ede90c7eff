/**
 * Bytes as words that can be said on a telephone in any language: each word is 16 bits, five letters, consonant and vowel
 * in turn, after the scheme known as proquints. Six words carry 96 bits: nobody finds two records with the same six.
 */
const consonants = 'bdfghjklmnprstvz';
const vowels = 'aiou';

/** One word for every two bytes; a last odd byte is left out. */
export function spoken(bytes: Uint8Array): readonly string[] {
  const words: string[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2) words.push(wordOf(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)));
  return words;
}

function wordOf(value: number): string {
  const letters = [
    consonants[(value >> 12) & 15],
    vowels[(value >> 10) & 3],
    consonants[(value >> 6) & 15],
    vowels[(value >> 4) & 3],
    consonants[value & 15],
  ];
  return letters.join('');
}
