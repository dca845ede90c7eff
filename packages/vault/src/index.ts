export { cryptography } from './cryptography.ts';
export { createSigner } from './ed25519.ts';
export { CONTEXT_LIMIT, openRing, openUnder, SEALED_LIMIT, sealRing, sealUnder } from './keyring.ts';
export { type NodeKeys, nodeKeysFrom } from './node-keys.ts';
export { createKeyWrapping, WRAPPED_KEY_LIMIT } from './wrapping.ts';
