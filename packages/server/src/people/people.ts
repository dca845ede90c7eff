/** Who may open this node: each a copy of the ring key in the key file. Only somebody who is signed in changes them. */
import { giveCopy, isTooLong, peopleIn, takeCopy } from './key-file.ts';
import { whyNotPassphrase } from './passphrase.ts';
import { newRecoveryCode } from './recovery-code.ts';

export type People = {
  numbers(): readonly number[];
  /** A further person's number. */
  add(passphrase: string): Promise<{ readonly person: number } | { readonly refused: PeopleRefusal }>;
  /** A code on paper that opens the node as a passphrase does; in the place of the sheet before it, if there is one. */
  sheet(
    before: number | null,
  ): Promise<{ readonly person: number; readonly code: string } | { readonly refused: PeopleRefusal }>;
  remove(person: number, by: number): PeopleRefusal | undefined;
};

export type PeopleRefusal = 'too-short' | 'too-long' | 'too-many-people' | 'no-such-person' | 'not-oneself';

export function peopleOf(keyFile: string, ringKey: Uint8Array, random: (length: number) => Uint8Array): People {
  // One change at a time: each reads the file, stretches for a second, and writes it.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
  return {
    numbers: () => peopleIn(keyFile),
    add: (passphrase) =>
      inTurn(async () => {
        const whyNot = whyNotPassphrase(passphrase);
        if (whyNot) return { refused: whyNot };
        if (isTooLong(passphrase)) return { refused: 'too-long' };
        const person = await giveCopy(keyFile, ringKey, passphrase, random);
        return person === undefined ? { refused: 'too-many-people' } : { person };
      }),
    sheet: (before) =>
      inTurn(async () => {
        const code = newRecoveryCode(random);
        const stands = before !== null && peopleIn(keyFile).includes(before) ? before : undefined;
        const person = await giveCopy(keyFile, ringKey, code, random, stands);
        return person === undefined ? { refused: 'too-many-people' } : { person, code };
      }),
    remove(person, by) {
      if (person === by) return 'not-oneself';
      if (!peopleIn(keyFile).includes(person)) return 'no-such-person';
      takeCopy(keyFile, person);
      return undefined;
    },
  };
}
