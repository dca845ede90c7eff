/** The two keys of a node from one seed, so that there is one secret to keep, to back up and to destroy. */
import type { KeyWrapping, Signer } from '@parley/record';
import { cryptography } from './cryptography.ts';
import { createSigner } from './ed25519.ts';
import { createKeyWrapping } from './wrapping.ts';

export interface NodeKeys {
  readonly signer: Signer;
  readonly wrapping: KeyWrapping;
  /** The X-Wing public key, 1,216 bytes, to which others wrap. */
  readonly wrappingKey: Uint8Array;
}

const derive = (seed: Uint8Array, purpose: string): Uint8Array =>
  cryptography.hkdf(seed, new Uint8Array(0), new TextEncoder().encode(`parley/node/${purpose}/1`), 32);

export async function nodeKeysFrom(seed: Uint8Array): Promise<NodeKeys> {
  if (seed.length !== 32) throw new RangeError('A node seed has 32 bytes.');
  const { wrapping, publicKey } = await createKeyWrapping(derive(seed, 'wrap'));
  return Object.freeze({ signer: createSigner(derive(seed, 'sign')), wrapping, wrappingKey: publicKey });
}
