/**
 * What stands on each sheet of a PDF as this browser prints it, as text: enough of ISO 32000 (7.3, 9.4, 9.10) to read what
 * Skia writes, so that a test reads paper and not what was meant to be on it.
 */
import { inflateSync } from 'node:zlib';

type Object_ = { readonly dictionary: string; readonly stream: string };

function objectsOf(pdf: Buffer): ReadonlyMap<string, Object_> {
  const text = pdf.toString('latin1');
  const found = [...text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)].map((match): readonly [string, Object_] => {
    const from = match.index + match[0].length;
    const stream = text.indexOf('stream\n', from);
    const end = text.indexOf('endobj', from);
    if (stream < 0 || stream > end) return [match[1] as string, { dictionary: text.slice(from, end), stream: '' }];
    const dictionary = text.slice(from, stream);
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
    const bytes = pdf.subarray(stream + 7, stream + 7 + length);
    const isText = dictionary.includes('FlateDecode') && !/\/(Length1|Subtype|Width)/.test(dictionary);
    return [match[1] as string, { dictionary, stream: isText ? inflateSync(bytes).toString('latin1') : '' }];
  });
  return new Map(found);
}

const fromUtf16 = (hex: string): string =>
  (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');

/** From glyph to characters, as the font's own table says. */
function unicodeOf(map: string): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const [, from = '', to = '', text = ''] of map.matchAll(/<([0-9A-F]{2,4})> <([0-9A-F]{2,4})> <([0-9A-F]{4})>/g))
    for (let glyph = Number.parseInt(from, 16); glyph <= Number.parseInt(to, 16); glyph++)
      table.set(
        hex(glyph, from.length),
        String.fromCharCode(Number.parseInt(text, 16) + glyph - Number.parseInt(from, 16)),
      );
  for (const [, blocks = ''] of map.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', text = ''] of blocks.matchAll(/<([0-9A-F]{2,4})> <([0-9A-F]+)>/g))
      table.set(glyph, fromUtf16(text));
  return table;
}

const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0');

/** The text of each page in the order of drawing; runs from right to left are turned into the order of reading. */
export function sheetsOf(pdf: Buffer): readonly string[] {
  const objects = objectsOf(pdf);
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type \/Page\b(?!s)/.test(dictionary));
  return pages.map(({ dictionary }) => {
    const [, content = ''] = /\/Contents (\d+) 0 R/.exec(dictionary) ?? [];
    for (const [, name = '', id = ''] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const [, map = ''] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.dictionary ?? '') ?? [];
      fonts.set(name, unicodeOf(objects.get(map)?.stream ?? ''));
    }
    return drawn(objects.get(content)?.stream ?? '', fonts);
  });
}

function drawn(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  const runs: string[] = [];
  let font: ReadonlyMap<string, string> = new Map();
  let run = '';
  let reversed = false;
  let actual: string | null = null;
  for (const [token] of stream.matchAll(
    /\/F\d+ [\d.]+ Tf|\/ReversedChars BMC|\/ActualText <FEFF[0-9A-F]*>|<[0-9A-F]+> Tj|\bBT\b|\bET\b/g,
  )) {
    if (token === 'BT') [run, reversed] = ['', false];
    else if (token === 'ET') runs.push(reversed ? [...run].reverse().join('') : run);
    else if (token.startsWith('/F')) font = fonts.get(token.slice(1, token.indexOf(' '))) ?? new Map();
    else if (token.startsWith('/Rev')) reversed = true;
    else if (token.startsWith('/Act')) actual = fromUtf16(token.slice(token.indexOf('FEFF') + 4, -1));
    else {
      // A font of drawn glyphs (Type 3) has codes of one byte, every other of two.
      const [some = '0000'] = font.keys();
      const glyphs = token.slice(1, token.indexOf('>')).match(new RegExp(`.{${some.length}}`, 'g')) ?? [];
      run += actual ?? glyphs.map((glyph) => font.get(glyph) ?? '').join('');
      actual = null;
    }
  }
  return runs.join('');
}
