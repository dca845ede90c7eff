import {
  type Body,
  decode,
  type EpochKey,
  encode,
  encodeBody,
  encodeEvidence,
  epochIn,
  type Held,
  type Hex,
  order,
  readEvidence,
  type Signer,
  type Stub,
  secretOf,
  type Value,
  writeEntry,
} from '@parley/record';
import type { Rehearsal, Seat } from '@parley/rehearsal';
import { createSigner } from '@parley/vault';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Channel, checkProof, makeProof } from '../index.ts';
import { ground, minute } from '../testing/north-and-south.ts';
import { bytesOf, changed, evidenceIn, message, nodeOf, reasonOf, withWord } from '../testing/proof-room.ts';
import { nextPlace } from '../writing/compose.ts';
import { writingEpoch } from '../writing/key.ts';

const crypto = ground.cryptography;

let room: Rehearsal;

let bytes: Uint8Array;
beforeAll(async () => {
  ({ room, bytes } = await withWord(makeProof));
});

describe('[RO27] a proof holds nothing else', () => {
  test('no words beside it, no other channel’s id, no other key', () => {
    const { node } = room.seat('mediator');
    const everything = Buffer.from(bytes);
    const evidence = readEvidence(crypto, bytes);
    const opened = JSON.stringify(evidence.ok && [evidence.value.body, evidence.value.charterBody]);
    expect(opened).toContain('The bridge opens at noon.');
    for (const canary of [
      'Canary-before-1',
      'Canary-after-2',
      'Canary-line-3',
      'Canary-line-4',
      'three',
      'line-north',
    ]) {
      expect(everything.includes(canary), canary).toBe(false);
      expect(opened, canary).not.toContain(canary);
    }
    const within = new Set([room.channels.get('three'), node.room]);
    const ids = [...new Set([...node.channels.keys(), ...nodeOf(room, 'north').channels.keys()])];
    expect(ids.length).toBeGreaterThan(4);
    for (const id of ids) expect(everything.includes(Buffer.from(id, 'hex')), id).toBe(within.has(id));
    for (const channel of node.channels.values()) {
      for (const { key } of channel.epochs.values()) expect(everything.includes(Buffer.from(key))).toBe(false);
    }
  });

  test('its two keys open its two boxes, and no other entry that anybody holds', () => {
    const { charter, entry, secret } = evidenceIn(bytes);
    const keys = [charter.secret, secret as Uint8Array].map((one) => Buffer.from(one).toString('hex'));
    const opens: Hex[] = [];
    for (const channel of nodeOf(room, 'mediator').channels.values()) {
      for (const { entry } of channel.history.byName.values()) {
        const epoch = channel.epochs.get(Buffer.from(epochIn(entry.header)).toString('hex'));
        const own = epoch && secretOf(crypto, entry, epoch.key);
        if (own && keys.includes(Buffer.from(own).toString('hex'))) opens.push(entry.name);
      }
    }
    expect(opens.sort()).toEqual([charter.entry.name, entry.name].sort());
  });
});

describe('[RO28] witnesses are others, and the room is the one that is meant', () => {
  const signerOf = (label: string) => (room.seats.get(label) as Seat).signer;
  /** What a node would write that has seen `head`. */
  function seer(signer: Signer, head: Stub, claimed = room.now): Stub {
    const channel = nodeOf(room, 'mediator').channels.get(room.channels.get('three') as Hex) as Channel;
    const { draft } = nextPlace(nodeOf(room, 'mediator'), channel, { at: room.now, random: new Uint8Array(32) });
    const seen = [{ node: head.header.node, position: head.header.position, hash: head.hash }];
    const epoch = writingEpoch(nodeOf(room, 'mediator'), channel) as EpochKey;
    return writeEntry(crypto, signer, { ...draft, seen, claimed }, epoch, new Uint8Array(32), encodeBody(note));
  }
  const note: Body = { kind: 'talks.message-sent', fields: { text: 'x' }, paper: null };
  const sorted = (...witnesses: readonly Stub[]) =>
    [...witnesses].sort((left, right) => order(left.header.node, right.header.node));

  test('the author’s other node is no witness; one delegation is one witness; a stranger is none', () => {
    const evidence = evidenceIn(bytes);
    const last = evidence.links.at(-1) ?? evidence.entry;
    const only = (...witnesses: readonly Stub[]) => reasonOf(changed(evidence, { witnesses: sorted(...witnesses) }));
    expect(only(seer(signerOf('m1'), last))).toBe(null);
    expect(only(seer(signerOf('n2'), last))).toBe('witness-of-the-authors-own');
    expect(only(seer(signerOf('s1'), last), seer(signerOf('n2'), last))).toBe('witness-of-the-authors-own');
    const stranger = createSigner(new Uint8Array(32).fill(77));
    expect(only(seer(stranger, last))).toBe('not-a-node-of-this-room');
  });

  test('two nodes of one delegation are one witness', async () => {
    const own = await message(room, 'mediator', 'three', 'Seen by both nodes of North.');
    await room.advance(room.now + 10 * minute);
    const evidence = evidenceIn(bytesOf(makeProof(nodeOf(room, 'mediator'), own)));
    const last = evidence.links.at(-1) ?? evidence.entry;
    const both = sorted(seer(signerOf('n1'), last), seer(signerOf('n2'), last));
    expect(reasonOf(changed(evidence, { witnesses: both }))).toBe('witness-twice');
  });

  test('another room is named, and so is a charter that convenes none', () => {
    expect(reasonOf(bytes, nodeOf(room, 'north').room)).toBe(null);
    expect(checkProof(crypto, bytes, 'f'.repeat(64))).toMatchObject({
      holds: false,
      reason: 'another-room',
      room: nodeOf(room, 'north').room,
      entry: null,
      body: null,
    });
    const genesis = evidenceIn(bytes).charter.entry;
    const convened = nodeOf(room, 'mediator').channels.get(genesis.name)?.bodies.get(genesis.name) as Body;
    expect(reasonOf(roomOf('m1', convened))).toBe(null);
    // A charter is its convener's; and whoever names no node of its own founds nothing.
    expect(reasonOf(roomOf('m1', note))).toBe('malformed-charter');
    expect(reasonOf(roomOf('n1', convened))).toBe('malformed-charter');
    expect(reasonOf(roomOf('m1', { ...convened, fields: {} }))).toBe('malformed-charter');
  });

  test('an entry that claims a moment beyond every calendar is refused before anything is made of it', () => {
    const evidence = evidenceIn(bytes);
    const last = evidence.links.at(-1) ?? evidence.entry;
    expect(() => seer(signerOf('m1'), last, Number.MAX_SAFE_INTEGER)).toThrow('integer-out-of-range');
  });

  /** A room that begins with this body, whose first entry a second node of it has seen. */
  function roomOf(label: string, body: Body): Uint8Array {
    const none = new Uint8Array(0);
    const epoch = { id: new Uint8Array(32), key: new Uint8Array(32) };
    const draft = { room: none, channel: none, position: 0, prev: none, seen: [], pin: [], claimed: 1 };
    const first = writeEntry(crypto, signerOf(label), draft, epoch, new Uint8Array(32), encodeBody(body));
    const seen = [{ node: first.header.node, position: 0, hash: first.hash }];
    const next = { ...draft, room: first.hash, channel: first.hash, seen };
    const witness = writeEntry(crypto, signerOf('s1'), next, epoch, new Uint8Array(32), encodeBody(body));
    const secret = secretOf(crypto, first, epoch.key) as Uint8Array;
    const charter = { entry: first, secret };
    return encodeEvidence(crypto, { charter, entry: first, secret, links: [], witnesses: [witness] });
  }
});

const trials = process.env['PARLEY_CAMPAIGN'] ? 10_000 : 300;
test(`[RO24] ${trials} changes: a proof that holds after a change says what the honest one said, or less`, () => {
  const node = nodeOf(room, 'mediator');
  const proofs = [...node.channels.values()].flatMap((channel) =>
    channel.terms?.withoutPrejudice
      ? []
      : [...channel.history.byName.values()].flatMap((held: Held) => {
          const proof = makeProof(node, held.entry.name, { sealed: held.entry.header.position % 2 === 1 });
          return proof.made ? [proof.bytes] : [];
        }),
  );
  expect(proofs.length).toBeGreaterThan(10);
  const change = fc.record({
    of: fc.nat(proofs.length - 1),
    from: fc.nat(proofs.length - 1),
    part: fc.integer({ min: 0, max: 6 }),
    at: fc.nat(),
    flip: fc.integer({ min: 1, max: 255 }),
    bytes: fc.boolean(),
  });
  let refused = 0;
  fc.assert(
    fc.property(change, ({ of, from, part, at, flip, bytes: byBytes }) => {
      const honest = proofs[of] as Uint8Array;
      const file = byBytes
        ? honest.map((byte, i) => (i === at % honest.length ? byte ^ flip : byte))
        : exchanged(honest, proofs[from] as Uint8Array, part);
      const said = checkProof(crypto, honest);
      const heard = checkProof(crypto, file);
      if (!heard.holds) {
        refused += 1;
        return heard.reason !== null && heard.body === null && heard.author === null && heard.witnesses.length === 0;
      }
      const { author, place } = { author: heard.author, place: [heard.entry, heard.position, heard.claimed] };
      expect([author, place]).toEqual([said.author, [said.entry, said.position, said.claimed]]);
      return !byBytes;
    }),
    { numRuns: trials },
  );
  expect(refused).toBeGreaterThan(trials * 0.6);

  function exchanged(honest: Uint8Array, other: Uint8Array, part: number): Uint8Array {
    const [left, right] = [honest, other].map((file) => {
      const read = decode(file, { bytes: file.length, depth: 2 });
      return read.ok ? [...(read.value as readonly Value[])] : [];
    }) as [Value[], Value[]];
    left[part] = right[part] as Value;
    return encode(left);
  }
});
