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
    serial: 1,
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
  expect(found).toMatchObject({ by: 'south', id: '07'.repeat(16) });
  expect(found?.entries).toHaveLength(2);
  expect(contradictionsOf(room.seat('north').node)).toEqual([]);
});
