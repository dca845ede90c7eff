import type { Hex } from '@parley/record';
import { memoryStore, type Rehearsal } from '@parley/rehearsal';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkProof, makeProof, openAfresh, openNode, proofRefusals, takeSnapshot } from '../index.ts';
import { agree, ground, list, minute, say } from '../testing/north-and-south.ts';
import { bytesOf, evidenceIn, message, nodeOf, openForProofs, refusal, withWord } from '../testing/proof-room.ts';

const crypto = ground.cryptography;

let room: Rehearsal;
let word: Hex;
let bytes: Uint8Array;
beforeAll(async () => {
  ({ room, word, bytes } = await withWord(makeProof));
});

describe('[RO24] who holds an entry that another has seen makes a proof of it', () => {
  test('and its checker is told room, channel, author, place, time, words and witnesses', () => {
    const { node, claimed } = evidenceIn(bytes).entry.header;
    const checked = checkProof(crypto, bytes, nodeOf(room, 'south').room);
    expect(checked).toMatchObject({
      holds: true,
      reason: null,
      room: nodeOf(room, 'south').room,
      entry: word,
      channel: room.channels.get('three'),
      author: { delegation: 'north', node: Buffer.from(node).toString('hex') },
      kind: 'talks.message-sent',
      body: { text: 'The bridge opens at noon.' },
      claimed: new Date(claimed).toISOString(),
    });
    expect(checked.witnesses.map((one) => one.delegation).sort()).toEqual(['mediator', 'south']);
  });

  test('by how its hash begins, where that is one entry', () => {
    expect(refusal(makeProof(nodeOf(room, 'north'), word.slice(0, 10)))).toBe('made');
    expect(refusal(makeProof(nodeOf(room, 'north'), ''))).toBe('not-one-entry');
    expect(refusal(makeProof(nodeOf(room, 'north'), 'f'.repeat(64)))).toBe('no-such-entry');
    expect(refusal(makeProof(nodeOf(room, 'observer'), word))).toBe('no-such-entry');
  });

  test('of every entry of every channel, receipts too, at every seat that holds it; not of wrap lists', () => {
    let made = 0;
    for (const delegation of ['north', 'south', 'mediator', 'observer']) {
      const node = nodeOf(room, delegation);
      for (const channel of node.channels.values()) {
        for (const name of channel.history.byName.keys()) {
          const proof = makeProof(node, name, { sealed: true });
          const { sealing } = channel.history.byName.get(name)?.entry.header ?? {};
          if (channel.terms?.withoutPrejudice) expect(refusal(proof)).toBe('without-prejudice');
          else if (sealing?.kind === 'wraps') expect(refusal(proof)).toBe('no-words-in-it');
          else if (!proof.made) expect(proof.refused).toBe('no-witness');
          else {
            made += 1;
            expect(checkProof(crypto, proof.bytes, node.room)).toMatchObject({ holds: true, entry: name, kind: null });
          }
        }
      }
    }
    expect(made).toBeGreaterThan(50);
  });

  test('not before anybody else has shown that it holds it', async () => {
    const alone = await openForProofs(11);
    await alone.setCut('north', true);
    const own = await message(alone, 'north', 'three', 'Nobody hears this.');
    expect(refusal(makeProof(nodeOf(alone, 'north'), own))).toBe('no-witness');
    await alone.setCut('north', false);
    await alone.advance(alone.now + 10 * minute);
    expect(refusal(makeProof(nodeOf(alone, 'north'), own))).toBe('made');
  });

  test('a node opened from its disk and a snapshot makes the same', () => {
    const seat = room.seat('north');
    const snapshot = { row: 'snapshot', bytes: takeSnapshot(seat.node) } as const;
    const { node } = openNode(crypto, seat.node.identity, memoryStore([...seat.store.read(), snapshot]));
    expect(bytesOf(makeProof(node, word))).toEqual(bytes);
  });

  test('a node that is in no room makes none', () => {
    const { node } = openAfresh(crypto, nodeOf(room, 'north').identity, []);
    expect(refusal(makeProof(node, word))).toBe('in-no-room');
    expect(proofRefusals).toContain('in-no-room');
  });
});

describe('[RO25] words are opened by those who said them', () => {
  test('another delegation proves place and author, not words', () => {
    expect(refusal(makeProof(nodeOf(room, 'south'), word))).toBe('opening-not-agreed');
    const sealed = bytesOf(makeProof(nodeOf(room, 'south'), word, { sealed: true }));
    expect(checkProof(crypto, sealed)).toMatchObject({ holds: true, kind: null, body: null, entry: word });
  });

  test('until an act of the author’s delegation has agreed, and nobody else’s', async () => {
    const agreeing = await openForProofs(12);
    const own = await message(agreeing, 'north', 'three', 'Show this.');
    const other = await message(agreeing, 'north', 'three', 'Not this.');
    await agreeing.advance(agreeing.now + 10 * minute);
    const before = JSON.stringify(stateOf(agreeing));
    const says = (by: string, of: string, channel = 'three') =>
      say(agreeing, by, channel, 'entry.opening-agreed', { of });
    expect(await says('south', own)).toMatchObject({ refused: 'not-ones-own-entry' });
    expect(await says('north', 'f'.repeat(64))).toMatchObject({ refused: 'no-such-entry' });
    expect(await says('north', own, 'line-north')).toMatchObject({ refused: 'no-such-entry' });
    expect(await says('north', 'own')).toMatchObject({ refused: 'malformed-body' });
    expect(refusal(makeProof(nodeOf(agreeing, 'south'), own))).toBe('opening-not-agreed');
    expect(await says('north', own)).toMatchObject({ done: true });
    expect(JSON.stringify(stateOf(agreeing))).toBe(before);
    const proof = bytesOf(makeProof(nodeOf(agreeing, 'south'), own));
    expect(checkProof(crypto, proof)).toMatchObject({ holds: true, body: { text: 'Show this.' } });
    expect(refusal(makeProof(nodeOf(agreeing, 'south'), other))).toBe('opening-not-agreed');
  });

  const stateOf = (of: Rehearsal) => nodeOf(of, 'south').channels.get(of.channels.get('three') as Hex)?.live.state;

  test('the paper in a conveyance is its author’s: both agree, and the paper’s own words are shown', async () => {
    const board = await openForProofs(13);
    await agree(board);
    await say(board, 'south', 'line-south', 'truce.list-handed-in', list, 'list');
    const conveyed = await say(board, 'mediator', 'notice', 'instrument.conveyed', { of: '$list' });
    await board.advance(board.now + 10 * minute);
    const { entry, id } = conveyed.done ? conveyed : { entry: '', id: '' };
    expect(refusal(makeProof(nodeOf(board, 'mediator'), entry))).toBe('opening-not-agreed');
    expect(refusal(makeProof(nodeOf(board, 'south'), entry))).toBe('opening-not-agreed');
    // A reader of the board speaks there about its own instrument.
    const agreed = await say(board, 'south', 'notice', 'entry.opening-agreed', { of: id });
    expect(agreed).toMatchObject({ done: true });
    expect(refusal(makeProof(nodeOf(board, 'north'), entry))).toBe('opening-not-agreed');
    const checked = checkProof(crypto, bytesOf(makeProof(nodeOf(board, 'mediator'), entry)));
    expect(checked).toMatchObject({
      holds: true,
      author: { delegation: 'mediator' },
      kind: 'instrument.conveyed',
      body: { of: id, paper: { kind: 'truce.list-handed-in', by: 'south', id, body: { living: 10 } } },
    });
    expect(await say(board, 'mediator', 'notice', 'entry.opening-agreed', { of: entry })).toMatchObject({ done: true });
    await board.advance(board.now + 5 * minute);
    expect(refusal(makeProof(nodeOf(board, 'north'), entry))).toBe('made');
    const deposit = [
      ...(nodeOf(board, 'south').channels.get(board.channels.get('line-south') as Hex)?.bodies ?? []),
    ].find(([, body]) => body.kind === 'truce.list-handed-in')?.[0] as Hex;
    expect(checkProof(crypto, bytesOf(makeProof(nodeOf(board, 'south'), deposit)))).toMatchObject({
      kind: 'truce.list-handed-in',
      body: { living: 10, hours: 24, wording: 'Ten persons.' },
    });
  });
});

test('[RO26] without prejudice no proof is made, opened or sealed, by anybody, whatever was agreed', async () => {
  const quiet = await openForProofs(14);
  const own = await message(quiet, 'north', 'quiet', 'Between us.');
  expect(await say(quiet, 'north', 'quiet', 'entry.opening-agreed', { of: own })).toMatchObject({ done: true });
  await quiet.advance(quiet.now + 10 * minute);
  for (const delegation of ['north', 'mediator']) {
    for (const sealed of [false, true])
      expect(refusal(makeProof(nodeOf(quiet, delegation), own, { sealed }))).toBe('without-prejudice');
  }
});
