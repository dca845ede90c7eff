/** North with a second node, and that node stolen: who knows what of it is each test's own. */
import type { Hex } from '@parley/record';
import type { Rehearsal, Seat } from '@parley/rehearsal';
import type { Channel } from '../state.ts';
import { minute, openRoom, say } from './north-and-south.ts';

export type TwoNodes = {
  readonly room: Rehearsal;
  /** Of North's second node. */
  readonly stolen: Hex;
  /** Proposes this of the second node, without waiting for anybody. */
  readonly proposes: (decision?: object) => Promise<{ readonly done: boolean; readonly refused?: string }>;
  readonly approves: () => Promise<unknown>;
};

export async function openTwoNodes(options: { seed?: number } = {}): Promise<TwoNodes> {
  const room = await openRoom(options);
  const second = await room.enrol('north', 'n2');
  const decide = (by: string, act: string, body: object, id?: string) =>
    room.performed({ by, channel: 'charter', act, body: body as Record<string, unknown>, ...(id && { id }) });
  const added = { kind: 'add-node', delegation: 'north', node: second };
  await decide('north', 'charter.decision-proposed', { decision: added, wording: 'A second node.' }, 'added');
  await room.advance(room.now + minute);
  await say(room, 'mediator', 'charter', 'charter.decision-approved', { decision: '$added' });
  await room.advance(room.now + 10 * minute);
  const retired = { kind: 'retire-node', node: second.node, reason: 'stolen' };
  return {
    room,
    stolen: second.node,
    proposes: (decision = retired) =>
      decide('north', 'charter.decision-proposed', { decision, wording: 'It was stolen.' }, 'retired'),
    approves: () => decide('mediator', 'charter.decision-approved', { decision: '$retired' }),
  };
}

export function seatOf(room: Rehearsal, label: string): Seat {
  const seat = room.seats.get(label);
  if (!seat) throw new Error(`no seat ${label}`);
  return seat;
}

export function channelOf(room: Rehearsal, label: string, name: string): Channel {
  const channel = seatOf(room, label).node.channels.get(room.channels.get(name) as Hex);
  if (!channel) throw new Error(`${label} is not in ${name}`);
  return channel;
}

/**
 * The second node says this while the first is cut off; the mediator takes it for North's word and answers. Then the
 * first proposes the retirement, and comes back. Returns the second node's entry and the mediator's.
 */
export async function saysUnheard(two: TwoNodes, kind: string, fields: object, channel = 'line-north') {
  const { room } = two;
  await room.setCut('north', true);
  const said = await room.actAt('n2', room.channels.get(channel) as Hex, kind, fields as never);
  await room.advance(room.now + 5 * minute);
  const answered = await room.performed({
    by: 'mediator',
    channel: 'line-north',
    act: 'talks.message-sent',
    body: { text: 'We rely on that.' },
  });
  await room.advance(room.now + minute);
  const proposed = await two.proposes();
  if (!said.done || !answered.done || !proposed.done) throw new Error(JSON.stringify([said, answered, proposed]));
  await room.setCut('north', false);
  await room.advance(room.now + 5 * minute);
  return { said: said.entry, answered: answered.entry };
}

/** As text, key order aside. */
export function stateOf(channel: Channel): string {
  return JSON.stringify(sorted(channel.live.state));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}
