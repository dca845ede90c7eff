/**
 * Many machines in one process reckon the same: every node of a room checks the same signature of the same entry, and a
 * scenario that is played again with its seed asks for the same keys, signatures and wraps. Here each is reckoned once. It
 * stands for what each machine would reckon for itself, and is honest only because the answers depend on nothing but what
 * is asked, and the keys of a rehearsal are drawn from its seed, which is no secret; no real node has it.
 */
import { type Cryptography, encode, type Hex, type KeyWrapping, type Signer, toHex, type Value } from '@parley/record';
import type { Ground } from './seat.ts';

/** Answers of each kind; then all of them are forgotten. A wrap takes a kilobyte or two. */
const most = 20_000;

const shared = new WeakMap<Ground['keysFrom'], Ground>();

/** The same ground with a memory, one for all rehearsals that stand on it. */
export function remembered(ground: Ground): Ground {
  const known = shared.get(ground.keysFrom);
  if (known) return known;
  const made = remembering(ground);
  shared.set(ground.keysFrom, made);
  shared.set(made.keysFrom, made);
  return made;
}

type Question = readonly (Uint8Array | string | undefined)[];

/** Answers by the hash of what was asked. */
function memory<Answer>(crypto: Cryptography) {
  const answers = new Map<Hex, Answer>();
  return {
    name: (question: Question): Hex =>
      toHex(crypto.sha256(encode(question.map((one): Value => (one === undefined ? null : one))))),
    get: (name: Hex) => answers.get(name),
    keep(name: Hex, answer: Answer): Answer {
      if (answers.size >= most) answers.clear();
      answers.set(name, answer);
      return answer;
    },
  };
}

function remembering({ cryptography, keysFrom }: Ground): Ground {
  const verdicts = memory<boolean>(cryptography);
  const bytes = memory<Uint8Array>(cryptography);
  const keys = memory<ReturnType<Ground['keysFrom']>>(cryptography);

  /** A copy each time: whoever asked may clear what is its own. */
  async function later(question: Question, reckon: () => Promise<Uint8Array | undefined>) {
    const name = bytes.name(question);
    const known = bytes.get(name);
    if (known) return known.slice();
    const answer = await reckon();
    return answer && bytes.keep(name, answer).slice();
  }

  const signing = (signer: Signer): Signer => ({
    publicKey: signer.publicKey,
    sign(message) {
      const name = bytes.name(['sign', signer.publicKey, message]);
      return (bytes.get(name) ?? bytes.keep(name, signer.sign(message))).slice();
    },
  });

  const wrappingOf = (wrapping: KeyWrapping, own: Uint8Array): KeyWrapping => ({
    wrap: async (to, key, info, ekm) =>
      (await later(['wrap', to, key, info, ekm], () => wrapping.wrap(to, key, info, ekm))) as Uint8Array,
    unwrap: (wrapped, info, seed) =>
      later(['unwrap', seed ?? own, wrapped, info], () => wrapping.unwrap(wrapped, info, seed)),
    publicKeyOf: async (seed) => (await later(['key', seed], () => wrapping.publicKeyOf(seed))) as Uint8Array,
  });

  async function made(seed: Uint8Array) {
    const own = await keysFrom(seed);
    return { ...own, signer: signing(own.signer), wrapping: wrappingOf(own.wrapping, own.wrappingKey) };
  }

  return {
    cryptography: {
      ...cryptography,
      verify(publicKey, message, signature) {
        const name = verdicts.name([publicKey, message, signature]);
        return verdicts.get(name) ?? verdicts.keep(name, cryptography.verify(publicKey, message, signature));
      },
    },
    keysFrom(seed) {
      const name = keys.name([seed]);
      return keys.get(name) ?? keys.keep(name, made(seed));
    },
  };
}
