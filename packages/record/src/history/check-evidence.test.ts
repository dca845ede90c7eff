import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equal, none, order, toHex } from '../format/bytes.ts';
import { encode, type Value } from '../format/cbor.ts';
import { contexts } from '../format/contexts.ts';
import { type Entry, readEntry } from '../objects/entry.ts';
import { encodeEvidence, readEvidence, secretOf } from '../objects/evidence.ts';
import { encodeHeader, type Head } from '../objects/header.ts';
import { makeSign1 } from '../objects/sign1.ts';
import { refusals } from '../refusal.ts';
import {
  everyProof,
  evidenceOf,
  parts,
  proofOf,
  rewritten,
  secretIn,
  sightsOf,
  threeWords,
} from '../testing/evidence.ts';
import { bytesFrom, crypto, epoch, person, sign, unsigned } from '../testing/room-of-three.ts';
import { checkEvidence } from './check-evidence.ts';
import type { Held } from './log.ts';

const why = (file: Uint8Array) => {
  const read = checkEvidence(crypto, file);
  return read.ok ? 'holds' : read.refused;
};
const campaign = process.env['PARLEY_CAMPAIGN'] !== undefined;
const trials = campaign ? 10_000 : 300;

const { room, first, second, third, souths, mediators } = threeWords();
const file = proofOf(room, room.talks, first);

describe('[RE47] a proof of one entry holds for whoever reads it', () => {
  test('and tells room, channel, author, place, words and witnesses', () => {
    const read = checkEvidence(crypto, file);
    if (!read.ok) throw new Error(read.refused);
    const { evidence } = read.value;
    expect(toHex(read.value.room)).toBe(toHex(room.charter.room));
    expect(toHex(read.value.channel)).toBe(toHex(room.talks.channel));
    expect(evidence.entry.name).toBe(first.entry.name);
    expect(evidence.body?.fields).toEqual({ text: 'The first word.' });
    expect(evidence.links.map((one) => one.name)).toEqual([second.entry.name, third.entry.name]);
    expect(new Set(evidence.witnesses.map((one) => one.name))).toEqual(
      new Set([souths.entry.name, mediators.entry.name]),
    );
  });

  test('of every entry that somebody else has seen, in every channel, the first ones included', () => {
    const all = everyProof();
    expect(all.length).toBeGreaterThan(15);
    const opened = all.filter(({ room, history, held }) => {
      const read = checkEvidence(crypto, proofOf(room, history, held));
      if (!read.ok) throw new Error(`${held.entry.name}: ${read.refused}`);
      expect(equal(read.value.channel, history.channel)).toBe(true);
      return read.value.evidence.body !== null;
    });
    expect(opened.length).toBeGreaterThan(10);
    expect(opened.length).toBeLessThan(all.length); // a wrap list is proved too, and has nothing to open
    for (const history of new Set(all.map((one) => one.history)))
      expect(all.some(({ held }) => equal(held.entry.hash, history.channel))).toBe(true);
  });

  test('without its key it proves place and author, and no words', () => {
    const read = checkEvidence(crypto, proofOf(room, room.talks, first, false));
    expect(read.ok && read.value.evidence.body).toBe(null);
  });

  test('a witness or the key taken out leaves a proof that says less, and no other', () => {
    const less = rewritten(file, (value) => (value[parts.witnesses] as Value[]).splice(indexOf(souths), 1));
    const read = checkEvidence(crypto, less);
    expect(read.ok && read.value.evidence.witnesses.map((one) => one.name)).toEqual([mediators.entry.name]);
    expect(why(rewritten(file, (value) => (value[parts.secret] = null)))).toBe('holds');
  });

  test('an entry without a signature of its own stands by the later one that a witness has seen', () => {
    const evidence = evidenceOf(room, room.talks, third);
    const bare = unsigned(third.entry);
    expect(
      why(rewritten(encodeEvidence(crypto, evidence), (value) => (value[parts.entry] = [bare.bytes, bare.box]))),
    ).toBe('bad-signature');
    const later = evidenceOf(room, room.talks, first);
    const off = unsigned(first.entry);
    const header = { ...second.entry.header, prev: crypto.sha256(off.bytes) };
    const link = makeSign1(room.north.signer, contexts.entry, encodeHeader(header));
    const head = { node: room.north.signer.publicKey, position: header.position, hash: crypto.sha256(link) };
    const seer = makeSign1(room.south.signer, contexts.entry, encodeHeader({ ...souths.entry.header, seen: [head] }));
    const covered = rewritten(encodeEvidence(crypto, later), (value) => {
      value[parts.entry] = [off.bytes, off.box];
      value[parts.links] = [link];
      value[parts.witnesses] = [seer];
    });
    expect(why(covered)).toBe('holds');
  });
});

const indexOf = (held: Held) =>
  evidenceOf(room, room.talks, first).witnesses.findIndex((one) => one.name === held.entry.name);

describe('[RE48] what is changed, exchanged or missing in a proof is refused by name', () => {
  test(campaign ? 'every single byte' : 'every fifth byte', () => {
    for (let at = 0; at < file.length; at += campaign ? 1 : 5) {
      const changed = file.map((byte, i) => (i === at ? byte ^ (1 << (at % 8)) : byte));
      expect(refusals, `byte ${at}`).toContain(why(changed));
    }
  });

  const elsewhere = room.line.logs[0]?.entries[0] as Held;
  const stub = (held: Held) => held.entry.bytes;
  const whole = (held: Held) => [held.entry.bytes, held.entry.box];
  test.each<[string, string, (value: Value[]) => void]>([
    ['no-witness', 'no witness', (value) => (value[parts.witnesses] = [])],
    ['seen-missing', 'the witness of the last alone taken out', (value) => (value[parts.witnesses] = [stub(souths)])],
    ['seen-missing', 'the last link taken out', (value) => (value[parts.links] as Value[]).pop()],
    ['wrong-position', 'a link taken out between', (value) => (value[parts.links] as Value[]).shift()],
    ['wrong-position', 'links exchanged', (value) => (value[parts.links] as Value[]).reverse()],
    ['wrong-position', 'a link twice', (value) => (value[parts.links] as Value[]).push(stub(third))],
    ['not-canonical', 'witnesses exchanged', (value) => (value[parts.witnesses] as Value[]).reverse()],
    ['not-canonical', 'a witness twice', (value) => (value[parts.witnesses] = [stub(souths), stub(souths)])],
    ['seen-missing', 'the author as its own witness', (value) => (value[parts.witnesses] = [stub(third)])],
    [
      'wrong-position',
      'another entry in this place, sealed',
      (value) => value.splice(parts.entry, 2, whole(second), null),
    ],
    [
      'foreign-room',
      'an entry that is no charter',
      (value) => (value[parts.charter] = [...whole(first), secretIn(first)]),
    ],
    [
      'foreign-room',
      'another charter',
      (value) => {
        const room = strangers();
        value[parts.charter] = [...whole(room), secretIn(room)];
      },
    ],
    ['foreign-channel', 'a witness of another channel', (value) => (value[parts.witnesses] = [stub(elsewhere)])],
  ])('%s: %s', (answer, _, change) => expect(why(rewritten(file, change))).toBe(answer));

  /** The first entry of another room's charter. */
  function strangers(): Held {
    const held = everyProof().find(({ history, room }) => history === room.charter)?.held as Held;
    const founder = { ...held.entry.header, claimed: held.entry.header.claimed + 1 };
    const bytes = makeSign1(person('the mediator').signer, contexts.entry, encodeHeader(founder));
    return { ...held, entry: { ...held.entry, bytes } };
  }

  test('a witness that has seen another entry at that position', () => {
    const head = { node: room.north.signer.publicKey, position: 2, hash: bytesFrom('another') };
    const lying = makeSign1(
      room.mediator.signer,
      contexts.entry,
      encodeHeader({ ...mediators.entry.header, seen: [head] }),
    );
    expect(why(rewritten(file, (value) => (value[parts.witnesses] = [lying])))).toBe('seen-differs');
  });

  test('a witness whose signature does not hold, or whom another has signed for', () => {
    const bare = unsigned(mediators.entry).bytes;
    expect(why(rewritten(file, (value) => (value[parts.witnesses] = [bare])))).toBe('bad-signature');
    const forged = makeSign1(room.north.signer, contexts.entry, encodeHeader(mediators.entry.header));
    expect(why(rewritten(file, (value) => (value[parts.witnesses] = [forged])))).toBe('bad-signature');
  });

  test('a link of another log, and an entry that its author did not sign', () => {
    const next = { ...souths.entry.header, position: 1, prev: first.entry.hash, seen: [] };
    const link = makeSign1(room.south.signer, contexts.entry, encodeHeader(next));
    expect(why(rewritten(file, (value) => (value[parts.links] = [link])))).toBe('foreign-log');
    const direct = proofOf(room, room.talks, third);
    const bare = makeSign1(room.south.signer, contexts.entry, encodeHeader(third.entry.header));
    expect(why(rewritten(direct, (value) => (value[parts.entry] = [bare, third.entry.box])))).toBe('bad-signature');
  });

  test('parts of two rooms, or of none: each is signed, and together they prove nothing', () => {
    const { mediator, north, charter, line } = room;
    const founder = charter.logs[0]?.entries[0]?.entry as Entry;
    const off = readEntry(crypto, unsigned(founder).bytes, founder.box);
    if (!off.ok) throw new Error(off.refused);
    const place = { channel: bytesFrom('channel'), position: 0, prev: none, pin: [], claimed: 0 };
    /** North's word in one room, and the mediator in another who has seen it, beside what is called their charter. */
    const proof = (called: Entry, norths: Uint8Array, mediators: Uint8Array, more: readonly Head[] = []) => {
      const entry = sign(north, { ...place, room: norths, seen: [] }, 'x');
      const head = { node: north.signer.publicKey, position: 0, hash: entry.hash };
      const seen = [head, ...more].sort((left, right) => order(left.hash, right.hash));
      const witness = sign(mediator, { ...place, room: mediators, seen }, 'seen');
      const secret = secretOf(crypto, called, epoch.key) as Uint8Array;
      const evidence = { charter: { entry: called, secret }, entry, secret: null, links: [], witnesses: [witness] };
      return why(encodeEvidence(crypto, evidence));
    };
    const own = founder.hash;
    expect(proof(founder, own, own)).toBe('holds');
    expect(proof(founder, bytesFrom('another'), own)).toBe('foreign-room');
    expect(proof(founder, own, bytesFrom('another'))).toBe('foreign-room');
    expect(proof(off.value, off.value.hash, off.value.hash)).toBe('bad-signature');
    const channel = line.logs[0]?.entries[0]?.entry as Entry;
    expect(proof(channel, channel.hash, channel.hash)).toBe('foreign-room');
    // A witness may have seen another branch of the author's log as well.
    const branch = { node: north.signer.publicKey, position: 0, hash: bytesFrom('branch') };
    expect(proof(founder, own, own, [branch])).toBe('holds');
  });

  test(`${trials} changes of any proof: parts of others, parts moved, bytes changed`, () => {
    const all = everyProof().map(({ room, history, held }) => proofOf(room, history, held));
    const part = fc.constantFrom(...Object.values(parts));
    const change = fc.oneof(
      fc.record({ do: fc.constant('exchange' as const), of: fc.nat(), from: fc.nat(), part }),
      fc.record({ do: fc.constant('move' as const), of: fc.nat(), part, to: part }),
      fc.record({
        do: fc.constant('bytes' as const),
        of: fc.nat(),
        at: fc.nat(),
        put: fc.uint8Array({ maxLength: 5 }),
      }),
    );
    fc.assert(
      fc.property(change, (one) => {
        const honest = all[one.of % all.length] as Uint8Array;
        const changed = apply(honest, one);
        const read = checkEvidence(crypto, changed);
        // Some exchanges make another true proof: of the same entry, by witnesses or a key that are its own.
        if (read.ok) return sameWords(honest, changed);
        return refusals.includes(read.refused);
      }),
      { numRuns: trials },
    );

    type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;
    function apply(honest: Uint8Array, one: Change): Uint8Array {
      if (one.do === 'bytes') {
        const at = one.at % honest.length;
        return Uint8Array.from([...honest.subarray(0, at), ...one.put, ...honest.subarray(at + one.put.length + 1)]);
      }
      if (one.do === 'move') return rewritten(honest, (value) => swap(value, one.part, one.to));
      return rewritten(honest, (value) => {
        rewritten(all[one.from % all.length] as Uint8Array, (others) => {
          value[one.part] = others[one.part] as Value;
        });
      });
    }
    function swap(value: Value[], part: number, to: number): void {
      [value[part], value[to]] = [value[to] as Value, value[part] as Value];
    }
    function sameWords(honest: Uint8Array, changed: Uint8Array): boolean {
      const [left, right] = [honest, changed].map((bytes) => {
        const read = readEvidence(crypto, bytes);
        return read.ok ? [read.value.charter.entry.name, read.value.entry.name] : [];
      });
      return left?.join() === right?.join();
    }
  });
});

describe('[RE7] whatever the bytes, the door of proofs answers', () => {
  test('any bytes, any values', () => {
    const named = (bytes: Uint8Array) => {
      const read = checkEvidence(crypto, bytes);
      return read.ok || refusals.includes(read.refused);
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), named), { numRuns: 100 });
    const odd = fc.constantFrom<Value>(
      null,
      0,
      '',
      'x',
      none,
      new Uint8Array(44),
      [],
      [none, none],
      [none, none, none],
      {},
    );
    fc.assert(
      fc.property(fc.array(odd, { minLength: 5, maxLength: 5 }), (values) =>
        named(encode(['parley proof', 1, ...values])),
      ),
      { numRuns: 200 },
    );
    expect(why(new Uint8Array(1_000_000).fill(0x81))).toBe('too-deep');
    expect(sightsOf(room.talks, first).length).toBe(2);
  });
});
