import { epochIn, type Hex, toBase64url } from '@parley/record';
import type { Rehearsal } from '@parley/rehearsal';
import { beforeEach, expect, test } from 'vitest';
import { now, recordView, truceView } from '../index.ts';
import { nodesOf } from '../judging/states.ts';
import { hour, minute, say } from '../testing/north-and-south.ts';
import { decide as decideIn, lineIn, openWithSecond } from '../testing/renewing.ts';
import { seatOf } from '../testing/two-nodes.ts';

let room: Rehearsal;
let second: { readonly node: Hex; readonly seal: string };
beforeEach(async () => {
  ({ room, second } = await openWithSecond());
});

const decide = (decision: object) => decideIn(room, decision, 'north', 'mediator');
const addSecond = () => decide({ kind: 'add-node', delegation: 'north', node: second });
const line = () => lineIn(room);

test('[RO13] a delegation whose sealing key is no key keeps the keys of its channels from nobody else', async () => {
  const seal = toBase64url(new Uint8Array(1216).fill(255));
  await decide({ kind: 'add-node', delegation: 'north', node: { ...second, seal } });
  for (const by of ['mediator', 'north']) {
    const answer = await say(room, by, 'line-north', 'talks.message-sent', { text: `From ${by}, after it.` });
    expect(answer).toMatchObject({ done: true });
  }
  await room.advance(room.now + 5 * minute);
  const read = JSON.stringify(recordView(seatOf(room, 'n1').node, now(room.now)).entries);
  expect(read).toContain('From mediator, after it.');
  expect(room.blamed.map(({ reason }) => reason)).toContain('keys-not-wrapped');
});

test('[RO32] a node that a charter decision adds reads its channels whole, and writes', async () => {
  await say(room, 'north', 'line-north', 'talks.message-sent', { text: 'Before the second node.' });
  await addSecond();
  const { node } = seatOf(room, 'n2');
  expect([...node.channels.keys()].sort()).toEqual([...seatOf(room, 'n1').node.channels.keys()].sort());
  const shown = (label: string) =>
    JSON.stringify({ ...truceView(seatOf(room, label).node, now(room.now)), lateChanges: [] });
  expect(shown('n2')).toBe(shown('n1'));
  const words = recordView(node, now(room.now)).entries.map((one) => JSON.stringify(one.body));
  expect(words.join()).toContain('Before the second node.');

  // It writes, and the others count it as north's.
  const channel = node.channels.get(line());
  expect(channel?.unjudged).toEqual([]);
  await room.actAt('n2', line(), 'talks.message-sent', { text: 'From the second node.' });
  await room.advance(room.now + 5 * minute);
  const last = recordView(seatOf(room, 'm1').node, now(room.now)).entries.at(-1);
  expect(last).toMatchObject({ by: 'north', node: second.node, verdict: 'stands' });
});

test('[RO33] a retired node is sent nothing more, and what it writes does not come in', async () => {
  await addSecond();
  await decide({ kind: 'retire-node', node: second.node, cuts: 'ab'.repeat(32), reason: 'stolen' });
  const stolen = seatOf(room, 'n2');
  const held = stolen.node.channels.get(line())?.history.byName.size;
  expect(await say(room, 'north', 'line-north', 'talks.message-sent', { text: 'After the theft.' })).toMatchObject({
    done: true,
  });
  await room.advance(room.now + hour);
  expect(stolen.node.channels.get(line())?.history.byName.size).toBe(held);

  const channel = seatOf(room, 'm1').node.channels.get(line());
  const entry = [...(channel?.bodies ?? [])].find(([, body]) => body.fields['text'] === 'After the theft.')?.[0];
  const header = channel?.history.byName.get(entry ?? '')?.entry.header;
  expect(header?.sealing.kind).toBe('sealed');
  const epochs = [...(stolen.node.channels.get(line())?.epochs.keys() ?? [])];
  expect(epochs).not.toContain(Buffer.from(header ? epochIn(header) : []).toString('hex'));

  const size = channel?.history.byName.size;
  await room.actAt('n2', line(), 'talks.message-sent', { text: 'From the stolen node.' });
  await room.advance(room.now + hour);
  expect(channel?.history.byName.size).toBe(size);
  expect(
    nodesOf(
      seatOf(room, 'm1').node.channels.get(room.channels.get('charter') as Hex)?.live.state.desks['charter'] as never,
      channel?.terms as never,
    ),
  ).not.toContain(second.node);
});
