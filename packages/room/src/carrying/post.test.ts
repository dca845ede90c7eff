import { encode, fromHex, none } from '@parley/record';
import { viewAs } from '@parley/rehearsal';
import { expect, test } from 'vitest';
import { gapsOf } from '../index.ts';
import { step } from '../step.ts';
import { hand } from '../testing/forge.ts';
import { minute, openRoom, say } from '../testing/north-and-south.ts';
import { dayOf, emptyPost, post } from './post.ts';

const day = 24 * 60 * minute;
const random = new Uint8Array(32).fill(5);

test('[RO44] many letters to one node go in one envelope, and a letter of every kind in one of the seven sizes', async () => {
  const room = await openRoom();
  const [mediator, north] = [room.seat('mediator'), room.seat('north')];
  for (let i = 0; i < 40; i++) post(mediator.node, north.name, encode(['lengths', none, 0, []]));
  const effects = step(mediator.node, { type: 'stored', ticket: 0 }, { at: room.now, random });
  const sent = effects.filter((effect) => effect.type === 'send');
  expect(sent).toHaveLength(1);
  expect(sent[0]?.type === 'send' && sent[0].bytes.length).toBe(1024 * 4);
});

test('[RO45] a mailbox key lasts for a day, and those before yesterday’s are destroyed', async () => {
  const room = await openRoom();
  const own = room.seat('mediator').node.post.own;
  const [first] = own;
  for (let i = 0; i < 3; i++) {
    await room.advance(room.now + day);
    await say(room, 'mediator', 'line-north', 'talks.message-sent', { text: 'Good morning.' });
  }
  expect(own.map((one) => one.day - (first?.day ?? 0))).toEqual([2, 3]);
  expect(first?.seed).toEqual(new Uint8Array(32));
  expect([...room.seat('mediator').node.post.contexts.values()].every((one) => one.day >= (own[0]?.day ?? 0))).toBe(
    true,
  );
});

test('[RO46] what went to a node that has forgotten its mailbox is found again', async () => {
  const room = await openRoom();
  const north = room.seat('north');
  await say(room, 'mediator', 'line-north', 'talks.message-sent', { text: 'Good morning.' });
  // As after a new start: nothing of the post is on disk.
  Object.assign(north.node, { post: emptyPost() });
  await say(room, 'mediator', 'line-north', 'talks.message-sent', { text: 'Do you hear?' });
  await room.advance(room.now + 5 * minute);
  expect(JSON.stringify(viewAs(room, 'north', 'record', room.now))).toContain('Do you hear?');
});

test('[RO113] a node that was started anew is heard again, though the word on its first mailbox never came', async () => {
  const room = await openRoom();
  const [mediator, north] = [room.seat('mediator'), room.seat('north')];
  // Which of two contexts the mediator would write under is chance: six times over.
  for (let i = 0; i < 6; i++) {
    for (const [id, one] of mediator.node.post.contexts) if (one.opening) mediator.node.post.contexts.delete(id);
    await say(room, 'north', 'line-north', 'talks.message-sent', { text: `We are here, ${i}.` });
    Object.assign(north.node, { post: emptyPost() });
    mediator.node.post.told.delete(north.name);
    await say(room, 'mediator', 'line-north', 'talks.message-sent', { text: `Do you hear? ${i}` });
    await room.advance(room.now + 3 * minute);
    expect(JSON.stringify(viewAs(room, 'north', 'record', room.now)).includes(`Do you hear? ${i}`)).toBe(true);
  }
});

test('[RO44] a mailbox that is no key is not written to again; the lasting key serves', async () => {
  const room = await openRoom();
  const [mediator, north] = [room.seat('mediator'), room.seat('north')];
  const publicKey = new Uint8Array(north.seal.length).fill(255);
  mediator.node.post.contexts.clear();
  mediator.node.post.told.set(north.name, { day: 0, publicKey, heard: dayOf(room.now) });
  await say(room, 'mediator', 'line-north', 'talks.message-sent', { text: 'Do you hear?' });
  expect(mediator.node.post.told.get(north.name)?.publicKey).not.toEqual(publicKey);
  await room.advance(room.now + 5 * minute);
  expect(JSON.stringify(viewAs(room, 'north', 'record', room.now))).toContain('Do you hear?');
});

test('[RO47] what a node tells is its own word, and a stranger is not heard', async () => {
  const room = await openRoom();
  await room.advance(room.now + 5 * minute);
  const [south, north] = [room.seat('south'), room.seat('north')];
  const charter = room.channels.get('charter') as string;
  const node = room.seat('mediator').signer.publicKey;
  const told = encode(['lengths', none, 0, [[fromHex(charter) as Uint8Array, [[node, 999]]]]]);
  hand(room, north, told, south);
  expect(gapsOf(north.node)).toMatchObject([{ told: 999, toldBy: ['south'] }]);

  await room.enrol('observer', 'o2');
  const stranger = room.seats.get('o2');
  if (!stranger) throw new Error('nobody was enrolled');
  // It is given all that it needs to speak, but no charter names it.
  Object.assign(stranger.node, { room: north.node.room });
  for (const [id, channel] of north.node.channels) stranger.node.channels.set(id, channel);
  // Nor by a context that it has shared before, as a node that is retired meanwhile.
  const late = hand(room, north, told, stranger);
  expect(late.filter((effect) => effect.type === 'refused')).toMatchObject([{ reason: 'unknown-sender' }]);
  expect(late.some((effect) => effect.type === 'send' && effect.to === stranger.name)).toBe(false);
  const heard = room.blamed.length;
  post(stranger.node, north.name, told);
  await room.actAt('o2', charter, 'talks.message-sent', { text: 'x' });
  await room.advance(room.now + minute);
  expect(room.blamed.slice(heard).map(({ by, reason }) => [by, reason])).toContainEqual(['north', 'unknown-sender']);
  expect(gapsOf(north.node)).toHaveLength(1);
});
