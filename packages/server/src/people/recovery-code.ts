/**
 * The code of a recovery sheet: 160 random bits, written to be read from paper and typed by hand. Letters and digits after
 * Crockford's base 32, which has neither I, L, O nor U; who types those, small letters or other gaps is understood.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 32;
const bytes = 20;

/** Eight groups of four. */
export function newRecoveryCode(random: (length: number) => Uint8Array): string {
  let bits = 0n;
  for (const byte of random(bytes)) bits = (bits << 8n) | BigInt(byte);
  const letters = Array.from(
    { length },
    (_, place) => alphabet[Number((bits >> BigInt(5 * (length - 1 - place))) & 31n)],
  );
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** The code as it was printed, or undefined where what was typed cannot be one: then it is a passphrase. */
export function asRecoveryCode(typed: string): string | undefined {
  const letters = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (letters.length !== length || [...letters].some((one) => !alphabet.includes(one))) return undefined;
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}
