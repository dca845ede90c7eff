import { describe, expect, test } from 'vitest';
import { packed } from '../format/columns.ts';
import { type Entry, readEntry } from '../objects/entry.ts';
import { forkedRoom, heldIn, inOrder, settle } from '../testing/forked.ts';
import {
  bytesFrom,
  contents,
  crypto,
  draftFor,
  person,
  roomOfThree,
  sign,
  take,
  unsigned,
} from '../testing/room-of-three.ts';
import { admit } from './admit.ts';
import type { History } from './history.ts';
import { historyFrom, type Outline, outlineOf } from './outline.ts';

/** A history as it is made from its outline, and how often each entry was asked for. */
function shelved(history: History, outline: Outline = outlineOf(history)) {
  const kept = new Map(inOrder(history).map((entry) => [entry.name, entry]));
  const asked: string[] = [];
  const again = historyFrom(crypto, outline, (name) => {
    asked.push(name);
    return kept.get(name) as Entry;
  });
  return { again, asked };
}

/** Histories with and without forks, each with the charter that it rests on. */
function histories(): readonly { readonly history: History; readonly charter: History | undefined }[] {
  const { charter, talks, line } = roomOfThree();
  const forked = forkedRoom(2, 3);
  settle(forked.souths, forked.charter, inOrder(forked.mediators));
  return [
    { history: charter, charter: undefined },
    { history: talks, charter },
    { history: line, charter },
    { history: forked.souths, charter: forked.charter },
  ];
}

describe('[RE70] a history made from its outline is the same, and reads an entry when it is asked for', () => {
  test('places, names, times, pasts, pins and trees are there without an entry being read', () => {
    for (const { history } of histories()) {
      const { again, asked } = shelved(history);
      expect([again.room, again.channel, again.indexOf, again.branches]).toEqual([
        history.room,
        history.channel,
        history.indexOf,
        history.branches,
      ]);
      expect([...again.byName.keys()]).toEqual([...history.byName.keys()]);
      for (const held of history.byName.values()) {
        const { entry, log, past, pinned } = heldIn(again, held.entry);
        expect([log, past, pinned]).toEqual([held.log, held.past, held.pinned]);
        expect([entry.name, entry.hash]).toEqual([held.entry.name, held.entry.hash]);
        const { node, position, claimed } = entry.header;
        const { header } = held.entry;
        expect([node, position, claimed]).toEqual([header.node, header.position, header.claimed]);
      }
      expect(again.logs.map(({ node, from, tree }) => [node, from, tree])).toEqual(
        history.logs.map(({ node, from, tree }) => [node, from, tree]),
      );
      expect(asked).toEqual([]);
      expect(contents(again)).toEqual(contents(history));
      expect(outlineOf(again)).toEqual(outlineOf(history));
    }
  });

  test('an entry is read once, and is whole then', () => {
    for (const { history } of histories())
      for (const held of history.byName.values()) {
        const { again, asked } = shelved(history);
        const { entry } = heldIn(again, held.entry);
        const { bytes, box, sign1, hash, header } = entry;
        expect({ bytes, box, sign1, hash, name: entry.name }).toEqual({
          bytes: held.entry.bytes,
          box: held.entry.box,
          sign1: held.entry.sign1,
          hash: held.entry.hash,
          name: held.entry.name,
        });
        for (const field of Object.keys(held.entry.header) as (keyof typeof header)[])
          expect(header[field], field).toEqual(held.entry.header[field]);
        expect(heldIn(again, held.entry).entry).toBe(entry);
        expect(asked).toEqual([entry.name]);
      }
  });

  test('it goes on as the other does, and takes back what does not come in', () => {
    const mediator = person('the mediator');
    for (const { history, charter } of histories()) {
      const { again } = shelved(history);
      const next = sign(mediator, draftFor(history, charter, mediator), 'and on');
      const unsaid = readEntry(crypto, unsigned(next).bytes, next.box);
      if (!unsaid.ok) throw new Error(unsaid.refused);
      const { position } = next.header;
      const seen = [{ node: bytesFrom('nobody'), position: 0, hash: bytesFrom('unheard') }];
      const over = sign(mediator, { ...next.header, position: position + 1, prev: unsaid.value.hash, seen }, 'over it');
      for (const one of [history, again]) {
        expect(admit(one, charter, crypto, [unsaid.value, over]).admitted).toEqual([]);
        take(one, charter, next);
      }
      expect(contents(again)).toEqual(contents(history));
      expect(outlineOf(again)).toEqual(outlineOf(history));
    }
  });

  test('what is cut short, or names what is not there, is not read', () => {
    const { history } = histories()[3] as { history: History };
    const outline = outlineOf(history);
    for (const column of ['branches', 'logs', 'claimed', 'pasts', 'pins'] as const) {
      const cut = { ...outline, [column]: outline[column].subarray(0, -1) };
      expect(() => shelved(history, cut), column).toThrow(RangeError);
    }
    const [[sizes, hashes], ...others] = outline.trees as [readonly [Uint8Array, Uint8Array]];
    expect(() => shelved(history, { ...outline, trees: [[sizes.subarray(1), hashes], ...others] })).toThrow(RangeError);
    const elsewhere = packed(inOrder(history).map(() => history.logs.length));
    expect(() => shelved(history, { ...outline, logs: elsewhere })).toThrow(RangeError);
  });
});
