import type { Hex, KeyWrapping } from '@parley/record';
import { beforeEach, expect, test } from 'vitest';
import { unopenedOf } from '../index.ts';
import { agree, minute, openRoom, say } from '../testing/north-and-south.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
let notice: Hex;
beforeEach(async () => {
  room = await openRoom();
  await agree(room);
  notice = room.channels.get('notice') as Hex;
});

const board = (delegation: string) => {
  const channel = room.seat(delegation).node.channels.get(notice);
  if (!channel) throw new Error('no board');
  return channel;
};

/** A decision on north's nodes: it makes the mediator wrap, or mint, keys on the board. */
async function decide(decision: object, id: string): Promise<void> {
  const body = { decision, wording: 'Agreed by telephone.' };
  await say(room, 'north', 'charter', 'charter.decision-proposed', body, id);
  await say(room, 'mediator', 'charter', 'charter.decision-approved', { decision: `$${id}` });
  await room.advance(room.now + 5 * minute);
}

/** The mediator mints a new key on the board, and its wraps to these nodes, or to the first of these delegations, are noise. */
async function mintedWithout(...victims: readonly string[]): Promise<KeyWrapping> {
  const node = await room.enrol('north', 'n2');
  await decide({ kind: 'add-node', delegation: 'north', node }, 'add');
  const mediator = room.seat('mediator');
  const { wrapping } = mediator;
  const channel = Buffer.from(notice, 'hex');
  const seals = victims.map((one) => Buffer.from((room.seats.get(one) ?? room.seat(one)).seal));
  const wrap: KeyWrapping['wrap'] = async (recipient, key, info, ekm) => {
    const wrapped = await wrapping.wrap(recipient, key, info, ekm);
    const spoilt = Buffer.from(info).includes(channel) && seals.some((seal) => seal.equals(recipient));
    return spoilt ? new Uint8Array(wrapped.length).fill(7) : wrapped;
  };
  Object.assign(mediator, { wrapping: { ...wrapping, wrap } });
  await decide({ kind: 'retire-node', node: node.node, cuts: 'ab'.repeat(32), reason: 'stolen' }, 'retire');
  return wrapping;
}

const speak = (text: string) => say(room, 'mediator', 'notice', 'talks.message-sent', { text });

test('[RO38] [RO6] a key that one could not open is wrapped again by another who holds it, a reader too', async () => {
  await mintedWithout('south');
  const answer = await speak('Not for south.');
  const entry = answer.done ? answer.entry : '';
  expect(room.blamed).toContainEqual(expect.objectContaining({ by: 'south', reason: 'bad-wrap', blame: 'author' }));
  await room.advance(room.now + 5 * minute);
  expect(board('south').rulings.get(entry)).toBe('stands');
  expect(board('south').unjudged).toEqual([]);
  expect(unopenedOf(room.seat('south').node)).toEqual([]);

  const epoch = [...board('south').wraps].find(
    ([, lists]) => lists.length > 1 && lists.some((one) => authorOf(one) === 'north'),
  );
  expect(epoch?.[1].map(authorOf)).toEqual(['mediator', 'north']);
  expect(epoch?.[1].map((name) => board('mediator').rulings.get(name))).toEqual(['stands', 'stands']);
  // Once is enough: nobody goes on asking, or answering.
  const lists = epoch?.[1].length;
  await speak('And on.');
  await room.advance(room.now + 10 * minute);
  expect(epoch?.[1]).toHaveLength(lists ?? 0);
});

const authorOf = (name: Hex) => {
  const held = board('south').history.byName.get(name);
  const author = board('south').history.logs[held?.log ?? -1]?.node;
  return [...room.seats.values()].find((seat) => seat.name === author)?.delegation;
};

test('[RO39] words that nobody can open hinder nobody, are named, and count once a key comes', async () => {
  const wrapping = await mintedWithout('north', 'south', 'observer');
  const answer = await speak('For nobody.');
  const entry = answer.done ? answer.entry : '';
  await room.advance(room.now + 5 * minute);
  for (const one of ['north', 'south']) {
    expect(board(one).rulings.has(entry)).toBe(false);
    expect(unopenedOf(room.seat(one).node)).toEqual([{ channel: notice, by: 'mediator', entries: expect.any(Number) }]);
  }
  // What the others write rests on none of it, and is heard: on the line, and receipts on the board itself.
  const said = await say(room, 'north', 'line-north', 'talks.message-sent', { text: 'We go on.' });
  expect(said).toMatchObject({ done: true });
  const node = await room.enrol('north', 'n3');
  Object.assign(room.seat('mediator'), { wrapping });
  const before = board('south').rulings;
  const rulings = new Map(before);
  // A node that comes is a reason for the mediator to wrap its key once more, and now truly.
  await decide({ kind: 'add-node', delegation: 'north', node }, 'third');
  await room.advance(room.now + 10 * minute);
  for (const one of ['north', 'south', 'mediator']) {
    expect(board(one).rulings.get(entry)).toBe('stands');
    expect(board(one).unjudged).toEqual([]);
  }
  for (const [name, ruling] of rulings) expect(board('south').rulings.get(name)).toBe(ruling);
});

test('[RO112] a reader that cannot judge yet who minted a key wraps it for nobody, and does not try without end', async () => {
  const node = await room.enrol('north', 'n3');
  await decide({ kind: 'add-node', delegation: 'north', node }, 'third');
  const wrapping = await mintedWithout('north', 'south', 'n3');
  await speak('For nobody.');
  // The next key opens for north, but the list that brings it rests on words that do not.
  const mediator = room.seat('mediator');
  const channel = Buffer.from(notice, 'hex');
  const south = Buffer.from(room.seat('south').seal);
  const wrap: KeyWrapping['wrap'] = async (recipient, key, info, ekm) => {
    const wrapped = await wrapping.wrap(recipient, key, info, ekm);
    return Buffer.from(info).includes(channel) && south.equals(recipient) ? new Uint8Array(wrapped.length) : wrapped;
  };
  Object.assign(mediator, { wrapping: { ...wrapping, wrap } });
  const known = new Set(board('north').epochs.keys());
  await decide({ kind: 'retire-node', node: node.node, cuts: 'cd'.repeat(32), reason: 'stolen' }, 'gone');
  await speak('For some.');
  await room.advance(room.now + 10 * minute);
  const [epoch] = [...board('north').epochs.keys()].filter((one) => !known.has(one));
  expect(epoch).toBeDefined();
  expect(board('south').epochs.has(epoch ?? '')).toBe(false);
  expect(board('north').wanting.get(epoch ?? '')?.size).toBeGreaterThan(0);
  const lists = board('north').wraps.get(epoch ?? '') ?? [];
  expect(lists.map((name) => [authorOf(name), board('north').rulings.get(name)])).toEqual([['mediator', undefined]]);
});
