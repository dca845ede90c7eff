import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64url, toBase64url } from './base64url.ts';

test('[RE1] bytes have one text in base64url, the one that RFC 4648 gives', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      const text = toBase64url(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64url'));
      expect(fromBase64url(text)).toEqual(bytes);
    }),
  );
});

test('[RE2] base64url in any other form is refused', () => {
  for (const text of ['A', 'AAAAA', 'AB', 'AAB', 'AA==', 'A+A', 'A/A', 'A A', 'AÄ', '\u0000AA', 'AA\n'])
    expect(fromBase64url(text), text).toBeUndefined();
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), (text) => {
      const bytes = fromBase64url(text);
      expect(bytes === undefined || toBase64url(bytes) === text).toBe(true);
    }),
  );
});
