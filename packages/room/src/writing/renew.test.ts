import { type Hex, toBase64url, toHex } from '@parley/record';
import { beforeEach, expect, test } from 'vitest';
import { now, recordView, truceView } from '../index.ts';
import { nodesOf } from '../judging/states.ts';
import { agree, hour, minute, openRoom, say } from '../testing/north-and-south.ts';

let room: Awaited<ReturnType<typeof openRoom>>;
let second: { readonly node: Hex; readonly seal: string };
beforeEach(async () => {
  room = await openRoom();
  await agree(room);
  second = await room.enrol('north', 'n2');
});

const seatOf = (label: string) => {
  const seat = room.seats.get(label);
  if (!seat) throw new Error(`no seat ${label}`);
  return seat;
};
const line = () => room.channels.get('line-north') as Hex;

async function decide(decision: object, proposer: string, approver: string): Promise<void> {
  const id = `decision-${Object.values(decision)
    .join('-')
    .slice(0, 12)
    .replace(/[^a-z-]/g, '')}`;
  const proposed = await say(
    room,
    proposer,
    'charter',
    'charter.decision-proposed',
    { decision, wording: 'Agreed by telephone.' },
    id,
  );
  expect(proposed).toMatchObject({ done: true });
  expect(await say(room, approver, 'charter', 'charter.decision-approved', { decision: `$${id}` })).toMatchObject({
    done: true,
  });
  await room.advance(room.now + 10 * minute);
}

const addSecond = () => decide({ kind: 'add-node', delegation: 'north', node: second }, 'north', 'mediator');

test('[RO13] a delegation whose sealing key is no key keeps the keys of its channels from nobody else', async () => {
  const seal = toBase64url(new Uint8Array(1216).fill(255));
  await decide({ kind: 'add-node', delegation: 'north', node: { ...second, seal } }, 'north', 'mediator');
  for (const by of ['mediator', 'north']) {
    const answer = await say(room, by, 'line-north', 'talks.message-sent', { text: `From ${by}, after it.` });
    expect(answer).toMatchObject({ done: true });
  }
  await room.advance(room.now + 5 * minute);
  const read = JSON.stringify(recordView(seatOf('n1').node, now(room.now)).entries);
  expect(read).toContain('From mediator, after it.');
  expect(room.blamed.map(({ reason }) => reason)).toContain('keys-not-wrapped');
});

test('[RO32] a node that a charter decision adds reads its channels whole, and writes', async () => {
  await say(room, 'north', 'line-north', 'talks.message-sent', { text: 'Before the second node.' });
  await addSecond();
  const { node } = seatOf('n2');
  expect([...node.channels.keys()].sort()).toEqual([...seatOf('n1').node.channels.keys()].sort());
  const shown = (label: string) => JSON.stringify({ ...truceView(seatOf(label).node, now(room.now)), lateChanges: [] });
  expect(shown('n2')).toBe(shown('n1'));
  const words = recordView(node, now(room.now)).entries.map((one) => JSON.stringify(one.body));
  expect(words.join()).toContain('Before the second node.');

  // It writes, and the others count it as north's.
  const channel = node.channels.get(line());
  expect(channel?.unjudged).toEqual([]);
  await room.actAt('n2', line(), 'talks.message-sent', { text: 'From the second node.' });
  await room.advance(room.now + 5 * minute);
  const last = recordView(seatOf('m1').node, now(room.now)).entries.at(-1);
  expect(last).toMatchObject({ by: 'north', node: second.node, verdict: 'stands' });
});

test('[RO33] a retired node is sent nothing more, and what it writes does not come in', async () => {
  await addSecond();
  await decide(
    { kind: 'retire-node', node: second.node, cuts: 'ab'.repeat(32), reason: 'stolen' },
    'north',
    'mediator',
  );
  const stolen = seatOf('n2');
  const held = stolen.node.channels.get(line())?.history.byName.size;
  expect(await say(room, 'north', 'line-north', 'talks.message-sent', { text: 'After the theft.' })).toMatchObject({
    done: true,
  });
  await room.advance(room.now + hour);
  expect(stolen.node.channels.get(line())?.history.byName.size).toBe(held);

  const channel = seatOf('m1').node.channels.get(line());
  const entry = [...(channel?.bodies ?? [])].find(([, body]) => body.fields['text'] === 'After the theft.')?.[0];
  const sealing = channel?.history.byName.get(entry ?? '')?.entry.header.sealing;
  expect(sealing?.kind).toBe('sealed');
  const epochs = [...(stolen.node.channels.get(line())?.epochs.keys() ?? [])];
  expect(epochs).not.toContain(Buffer.from(sealing?.epoch ?? []).toString('hex'));

  const size = channel?.history.byName.size;
  await room.actAt('n2', line(), 'talks.message-sent', { text: 'From the stolen node.' });
  await room.advance(room.now + hour);
  expect(channel?.history.byName.size).toBe(size);
  expect(
    nodesOf(
      seatOf('m1').node.channels.get(room.channels.get('charter') as Hex)?.live.state.desks['charter'] as never,
      channel?.terms as never,
    ),
  ).not.toContain(second.node);
});

/** Writes a message on the line to north, and says under which epoch it lies. */
async function epochOf(label: string, text: string): Promise<string> {
  const answer = await room.actAt(label, line(), 'talks.message-sent', { text });
  const held = seatOf(label)
    .node.channels.get(line())
    ?.history.byName.get(answer.done ? answer.entry : '');
  return toHex(held?.entry.header.sealing.epoch ?? new Uint8Array(0));
}

test('[RO43] two nodes that mint at once on either side of a cut: both keys stand, and all write under the lower', async () => {
  await addSecond();
  const both = ['n1', 'm1'].map(seatOf);
  const wrapping = both.map((seat) => seat.wrapping);
  // The retirement reaches both while neither can wrap; then they are cut off from each other.
  for (const seat of both) {
    const cannot = { ...seat.wrapping, wrap: async () => new Uint8Array(0) };
    Object.assign(seat, { wrapping: cannot });
  }
  const retirement = { kind: 'retire-node', node: second.node, cuts: 'ab'.repeat(32), reason: 'stolen' };
  await decide(retirement, 'north', 'mediator');
  expect(await room.actAt('n1', line(), 'talks.message-sent', { text: 'x' })).toMatchObject({
    refused: 'no-key-for-this-channel',
  });
  await room.setCut('mediator', true);
  both.forEach((seat, i) => {
    Object.assign(seat, { wrapping: wrapping[i] });
  });
  await room.advance(room.now + 10 * minute);
  const apart = [await epochOf('n1', 'Apart.'), await epochOf('m1', 'Apart, too.')];
  expect(apart[0]).not.toBe(apart[1]);

  await room.setCut('mediator', false);
  await room.advance(room.now + 10 * minute);
  const lower = [...apart].sort()[0];
  expect([await epochOf('n1', 'Together.'), await epochOf('m1', 'Together, too.')]).toEqual([lower, lower]);
  await room.advance(room.now + 10 * minute);
  for (const { node } of both) {
    const channel = node.channels.get(line());
    expect(channel?.unjudged).toEqual([]);
    expect(apart.every((epoch) => channel?.epochs.has(epoch))).toBe(true);
    expect([...(channel?.rulings.values() ?? [])].every((ruling) => ruling === 'stands')).toBe(true);
  }
});

test('[RO43] where the node whose turn it is mints nothing, the next one does', async () => {
  await addSecond();
  const [first, next] = ['n1', 'm1'].map(seatOf).sort((left, right) => (left.name < right.name ? -1 : 1));
  Object.assign(first as object, { wrapping: { ...first?.wrapping, wrap: async () => new Uint8Array(0) } });
  const retirement = { kind: 'retire-node', node: second.node, cuts: 'ab'.repeat(32), reason: 'stolen' };
  await decide(retirement, 'north', 'mediator');
  const epoch = await epochOf(next?.label as string, 'Minted by the next.');
  await room.advance(room.now + 10 * minute);
  expect(await epochOf(first?.label as string, 'And heard by the first.')).toBe(epoch);
});
