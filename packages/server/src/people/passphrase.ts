/** What a passphrase must be. A longer one is better than a stranger one: nothing else is asked of it. */
const shortest = 12;

/** `too-short`, or undefined where it may be taken; counted in characters, not in bytes. */
export const whyNotPassphrase = (passphrase: string): 'too-short' | undefined =>
  [...passphrase].length < shortest ? 'too-short' : undefined;
