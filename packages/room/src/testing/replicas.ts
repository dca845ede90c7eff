/** What replicas of a channel must agree on: the rulings, and the state that they make. */
import type { Hex } from '@parley/record';
import type { Rehearsal } from '@parley/rehearsal';
import { expect } from 'vitest';
import type { Channel } from '../state.ts';

export type Replica = {
  readonly channel: Channel;
  readonly names: readonly Hex[];
  readonly rulings: readonly (readonly [Hex, string])[];
  readonly state: string;
};

export function replica(room: Rehearsal, delegation: string, name = 'notice'): Replica {
  const channel = room.seat(delegation).node.channels.get(room.channels.get(name) ?? '');
  if (!channel) throw new Error(`${delegation} is not in ${name}`);
  const rulings = [...channel.rulings].sort(([left], [right]) => (left < right ? -1 : 1));
  return { channel, names: rulings.map(([one]) => one), rulings, state: JSON.stringify(sorted(channel.live.state)) };
}

/** Key order is no part of a state. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}

/** Remembers every ruling that a node has given in this channel; none may ever change. */
export class Rulings {
  private readonly known = new Map<string, string>();

  note(room: Rehearsal, delegations: readonly string[], name = 'notice'): void {
    for (const delegation of delegations) {
      for (const [entry, ruling] of replica(room, delegation, name).rulings) {
        expect(this.known.get(entry) ?? ruling).toBe(ruling);
        this.known.set(entry, ruling);
      }
    }
  }
}

/** These hold the same entries of a channel, rule them alike, and are in one state. */
export function agreeing(room: Rehearsal, delegations: readonly string[], name = 'notice'): void {
  const [first, ...others] = delegations.map((one) => replica(room, one, name));
  for (const other of others) {
    expect(other.names).toEqual(first?.names);
    expect(other.rulings).toEqual(first?.rulings);
    expect(other.state).toBe(first?.state);
  }
}
