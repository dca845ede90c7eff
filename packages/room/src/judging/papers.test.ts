import { encodeFields, type Hex, writePaper } from '@parley/record';
import { beforeEach, expect, test } from 'vitest';
import { contradictionsOf } from '../index.ts';
import { forged, hand } from '../testing/forge.ts';
import { agree, ground, hour, list, minute, openRoom, say } from '../testing/north-and-south.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
beforeEach(async () => {
  room = await openRoom();
  await agree(room);
});

const lineOf = (party: string) => room.channels.get(`line-${party}`) as Hex;
const proposal = () => {
  const outcome = room.outcomes.get('proposal');
  return outcome?.done ? outcome.id : '';
};
const handIn = (paper: object) =>
  room.actAt('s1', lineOf('south'), 'truce.list-handed-in', { ...list, truce: proposal() }, paper);
const convey = async (of: string) => {
  const answer = await say(room, 'mediator', 'notice', 'instrument.conveyed', { of });
  return answer.done ? 'stands' : answer.refused;
};

test('[RO36] a paper is shown to those whom its author named, and counts until the time that its author set', async () => {
  const narrow = await handIn({ audience: ['mediator', 'south'] });
  expect(await convey(narrow.done ? narrow.id : '')).toBe('not-for-this-audience');
  const stranger = await handIn({ audience: ['mediator', 'nobody'] });
  expect(stranger).toMatchObject({ done: false, refused: 'not-in-this-room' });

  const short = await handIn({ validUntil: room.now + 30 * minute });
  await room.advance(room.now + hour);
  expect(await convey(short.done ? short.id : '')).toBe('paper-no-longer-valid');
  const lasting = await handIn({ validUntil: room.now + hour });
  await room.advance(room.now + minute);
  expect(await convey(lasting.done ? lasting.id : '')).toBe('stands');
});

test('[RO37] two contents signed under one id are named, with the entries that bear them', async () => {
  const { node, signer } = room.seat('south');
  const charter = node.channels.get(room.channels.get('charter') as Hex);
  const terms = {
    room: charter?.history.room as Uint8Array,
    delegation: 'south',
    kind: 'truce.list-handed-in',
    id: new Uint8Array(16).fill(7),
    serial: 0,
    answers: [],
    audience: ['mediator', 'north', 'observer', 'south'],
    validUntil: null,
    pin: [],
  };
  const bodyOf = (living: number) => {
    const text = encodeFields({ ...list, truce: proposal(), living });
    const { bytes } = writePaper(ground.cryptography, signer, terms, text);
    return { kind: 'truce.list-handed-in', fields: {}, paper: { instrument: bytes, text } };
  };
  expect(contradictionsOf(room.seat('mediator').node)).toEqual([]);
  for (const [seed, living] of [
    [1, 10],
    [2, 12],
  ] as const) {
    const message = forged(room, room.seat('south'), 'line-south', bodyOf(living), seed);
    hand(room, room.seat('mediator'), message);
    // South takes in its own as well, so that its next entry stands after this one; its node is then a restored one.
    hand(room, room.seat('south'), message);
  }
  const [found, ...others] = contradictionsOf(room.seat('mediator').node);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ under: 'id', by: 'south', name: '07'.repeat(16) });
  expect(found?.entries).toHaveLength(2);
  expect(contradictionsOf(room.seat('north').node)).toEqual([]);
});

test('[RO42] a serial is given once for a kind; two texts under one are named, and blamed on who signed both', async () => {
  const first = await handIn({ serial: 12 });
  expect(first).toMatchObject({ done: true });
  const other = { ...list, truce: proposal(), living: 11 };
  const handOther = (serial: number) => room.actAt('s1', lineOf('south'), 'truce.list-handed-in', other, { serial });
  expect(await handOther(12)).toMatchObject({ done: false, refused: 'serial-taken' });
  expect(await handOther(0)).toMatchObject({ done: false, refused: 'malformed-body' });
  expect(await handOther(13)).toMatchObject({ done: true });
  // The same text may be signed again under its number, and any text without one.
  expect(await handIn({ serial: 12 })).toMatchObject({ done: true });
  await handIn({});
  await room.advance(room.now + minute);
  const { node } = room.seat('mediator');
  expect(contradictionsOf(node)).toEqual([]);

  const { signer } = room.seat('south');
  const text = encodeFields({ ...list, truce: proposal(), living: 12 });
  const said = (delegation: string) => ({
    room: node.channels.get(node.room as Hex)?.history.room as Uint8Array,
    delegation,
    kind: 'truce.list-handed-in',
    id: new Uint8Array(16).fill(9),
    serial: 12,
    answers: [],
    audience: ['mediator', 'north', 'observer', 'south'],
    validUntil: null,
    pin: [],
  });
  const bodyOf = (delegation: string) => {
    const { bytes } = writePaper(ground.cryptography, signer, said(delegation), text);
    return { kind: 'truce.list-handed-in', fields: {}, paper: { instrument: bytes, text } };
  };
  // South signs in another's name: that is nobody's contradiction but the forger's own, and it has said it once.
  const inAnothers = forged(room, room.seat('south'), 'line-south', bodyOf('north'), 1);
  hand(room, room.seat('mediator'), inAnothers);
  hand(room, room.seat('south'), inAnothers);
  expect(contradictionsOf(node)).toEqual([]);
  hand(room, room.seat('mediator'), forged(room, room.seat('south'), 'line-south', bodyOf('south'), 2));
  const [found] = contradictionsOf(node).filter((one) => one.under === 'serial');
  expect(found).toMatchObject({ name: '12', kind: 'truce.list-handed-in', by: 'south' });
  expect(found?.entries).toHaveLength(3);
});
