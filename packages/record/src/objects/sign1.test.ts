import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { join } from '../format/bytes.ts';
import { encode } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import { bytesFrom, crypto, hexOf, person } from '../testing/room-of-three.ts';
import { makeSign1, readSign1, signedBy, toBeSigned } from './sign1.ts';

interface CoseExample {
  readonly title: string;
  readonly input: { readonly plaintext: string; readonly sign0: { readonly external?: string } };
  readonly intermediates: { readonly ToBeSign_hex: string };
  readonly output: { readonly cbor: string };
}

const folder = new URL('../vectors/cose/', import.meta.url);
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name): [string, CoseExample] => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8'))]);
const example = (name: string) => (examples.find(([file]) => file === name) as [string, CoseExample])[1];
const text = new TextEncoder();
const north = person('North');
const south = person('South');
const payload = text.encode('The line is open from 06:00.');
const refusal = (bytes: Uint8Array, most = 4096) => {
  const read = readSign1(bytes, most);
  return read.ok ? 'read' : read.refused;
};

describe('[RE9] one profile of COSE_Sign1, and every other is refused', () => {
  test.each(examples)('%s of cose-wg, which is in another profile', (_, { output }) => {
    expect(refusal(hexOf(output.cbor))).toBe('wrong-shape');
  });

  test.each(examples)('%s of cose-wg, without its unprotected header', (name, { output }) => {
    const bare = hexOf(output.cbor.replace(/A104423131|A201260442?3131/i, 'A0'));
    const tagged = !['sign-fail-01.json', 'sign-pass-03.json'].includes(name);
    expect(refusal(bare)).toBe(tagged ? 'unknown-algorithm' : 'wrong-shape');
  });

  const edDsa = hexOf('a10127');
  const signature = new Uint8Array(64);
  const envelope = (...parts: Parameters<typeof encode>[0][]) => join(hexOf('d2'), encode(parts));
  test.each([
    ['read', envelope(edDsa, {}, payload, signature)],
    ['unknown-algorithm', envelope(hexOf('a10126'), {}, payload, signature)],
    ['unknown-algorithm', envelope(hexOf('a0'), {}, payload, signature)],
    ['unknown-algorithm', envelope(hexOf(''), {}, payload, signature)],
    ['unknown-algorithm', envelope(hexOf('a2012704423131'), {}, payload, signature)],
    ['unknown-algorithm', envelope('EdDSA', {}, payload, signature)],
    ['unknown-algorithm', envelope(null, {}, payload, signature)],
    ['wrong-shape', envelope(edDsa, { alg: 'none' }, payload, signature)],
    ['wrong-shape', envelope(edDsa, [], payload, signature)],
    ['wrong-shape', envelope(edDsa, null, payload, signature)],
    ['wrong-shape', envelope(edDsa, new Uint8Array(0), payload, signature)],
    ...[0, true, ''].map((none): [string, Uint8Array] => ['wrong-shape', envelope(edDsa, none, payload, signature)]),
    ['wrong-shape', envelope(edDsa, {}, null, signature)],
    ['wrong-shape', envelope(edDsa, {}, 'text', signature)],
    ['wrong-shape', envelope(edDsa, {}, payload, new Uint8Array(63))],
    ['wrong-shape', envelope(edDsa, {}, payload, new Uint8Array(65))],
    ['wrong-shape', envelope(edDsa, {}, payload)],
    ['wrong-shape', envelope(edDsa, {}, payload, signature, 0)],
    ['too-deep', envelope(edDsa, {}, [[]], signature)],
    ['wrong-shape', encode([edDsa, {}, payload, signature])],
    ['wrong-shape', new Uint8Array(0)],
    ['truncated', hexOf('d2')],
    ['unknown-type', hexOf('d2d28400')],
    ['bytes-left-over', join(envelope(edDsa, {}, payload, signature), Uint8Array.of(0))],
  ])('%s, %#', (expected, bytes) => expect(refusal(bytes)).toBe(expected));

  test('the limit is on the whole envelope', () => {
    const bytes = envelope(edDsa, {}, payload, signature);
    expect(refusal(bytes, bytes.length)).toBe('read');
    expect(refusal(bytes, bytes.length - 1)).toBe('too-large');
  });
});

describe('[RE10] what is signed is the Sig_structure of RFC 9052', () => {
  test('as cose-wg writes it with external data, but for the one protected header', () => {
    const { input, intermediates } = example('sign-pass-02.json');
    const ours = toBeSigned(hexOf(input.sign0.external as string), text.encode(input.plaintext));
    expect(intermediates.ToBeSign_hex).toContain('43A10126');
    expect(ours).toEqual(hexOf(intermediates.ToBeSign_hex.replace('43A10126', '43A10127')));
  });

  test('as cose-wg writes it for EdDSA, but for the content type in its protected header', () => {
    const { input, intermediates } = example('eddsa-sig-01.json');
    const ours = toBeSigned(new Uint8Array(0), text.encode(input.plaintext));
    expect(intermediates.ToBeSign_hex).toContain('45A201270300');
    expect(ours).toEqual(hexOf(intermediates.ToBeSign_hex.replace('45A201270300', '43A10127')));
  });

  test('a signature holds for its key, context and payload', () => {
    const read = readSign1(makeSign1(north.signer, contexts.entry, payload), 4096);
    if (!read.ok) throw new Error(read.refused);
    const other = { ...read.value, payload: bytesFrom('other') };
    expect(signedBy(crypto, read.value, contexts.entry, north.signer.publicKey)).toBe(true);
    expect(signedBy(crypto, read.value, contexts.entry, south.signer.publicKey)).toBe(false);
    expect(signedBy(crypto, other, contexts.entry, north.signer.publicKey)).toBe(false);
    expect(signedBy(crypto, read.value, contexts.entry, new Uint8Array(3))).toBe(false);
  });
});

const names = Object.entries(contexts);
test.each(names)('[RE11] a signature made as %s holds as nothing else', (name, context) => {
  const read = readSign1(makeSign1(north.signer, context, payload), 4096);
  if (!read.ok) throw new Error(read.refused);
  const holds = names.filter(([, other]) => signedBy(crypto, read.value, other, north.signer.publicKey));
  expect(holds.map(([other]) => other)).toEqual([name]);
  expect(signedBy(crypto, read.value, new Uint8Array(0), north.signer.publicKey)).toBe(false);
});

test('[RE11] no context is another one, or begins with another one and a zero', () => {
  const texts = names.map(([, context]) => new TextDecoder().decode(context));
  expect(new Set(texts).size).toBe(names.length);
  for (const one of texts) expect(one).toMatch(/^parley\/1\/[a-z-]+$/);
});
