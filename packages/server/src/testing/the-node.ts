/** One fixed node, the same in every process of a test. */
import { nodeKeysFrom } from '@parley/vault';

export async function theNode() {
  const { signer, wrapping, wrappingKey } = await nodeKeysFrom(new Uint8Array(32).fill(41));
  const identity = { delegation: 'mediator', signer, seal: wrappingKey };
  return { ringKey: new Uint8Array(32).fill(42), identity, wrapping };
}
