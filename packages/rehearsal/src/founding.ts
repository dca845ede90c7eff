/** Who sits in a rehearsal, and the charter that names them; both from the scenario alone. */
import { encode, type Fields, type Hex, toBase64url, toHex } from '@parley/record';
import type { Answer, Event } from '@parley/room';
import type { Scenario } from './scenario.ts';
import { type Ground, type Seat, seatOf } from './seat.ts';

/** One seat for every node, its keys drawn from the scenario's seed. */
export async function seatsOf(scenario: Scenario, ground: Ground): Promise<readonly Seat[]> {
  const seats: Seat[] = [];
  for (const [delegation, { nodes }] of Object.entries(scenario.delegations)) {
    for (const label of nodes) seats.push(await enrolled(scenario, ground, delegation, label));
  }
  return seats;
}

/** One node with keys of its own. */
export async function enrolled(scenario: Scenario, ground: Ground, delegation: string, label: string): Promise<Seat> {
  const seed = encode(['parley/rehearsal/node', scenario.room.seed, delegation, label]);
  const keys = await ground.keysFrom(ground.cryptography.sha256(seed));
  return seatOf(ground, delegation, label, toHex(keys.signer.publicKey), keys);
}

/** The fields of `charter.convened`. */
export function charterFields({ room, delegations }: Scenario, seats: ReadonlyMap<string, Seat>): Fields {
  const keysOf = (label: string) => {
    const seat = seats.get(label);
    if (!seat) throw new Error(`no node is called ${label}`);
    return { node: seat.name, seal: toBase64url(seat.seal) };
  };
  return {
    title: room.title,
    terms: room.terms,
    convener: room.convener,
    delegations: Object.entries(delegations).map(([id, { label, capacities, nodes }]) => ({
      id,
      label,
      capacities,
      nodes: nodes.map(keysOf),
    })),
  };
}

type Unfounded = {
  readonly scenario: Scenario;
  readonly seats: ReadonlyMap<string, Seat>;
  readonly channels: Map<string, Hex>;
  seat(delegation: string): Seat;
};

/** Convenes the room and opens its channels, each by the first node of whoever opens it. */
export async function found(
  room: Unfounded,
  request: (seat: Seat, event: (ask: string) => Event) => Promise<Answer>,
  settle: () => Promise<void>,
): Promise<void> {
  const { scenario, seats, channels } = room;
  const fields = charterFields(scenario, seats);
  const convened = await request(room.seat(scenario.room.convener), (ask) => ({ type: 'convene', ask, fields }));
  await settle();
  channels.set('charter', must(convened, 'the room'));
  for (const [name, { purpose, members, readers, withoutPrejudice }] of Object.entries(scenario.channels)) {
    const terms = { name, purpose, members, readers, withoutPrejudice };
    const opener = room.seat(members[0] as string);
    const opened = await request(opener, (ask) => ({ type: 'open-channel', ask, terms }));
    await settle();
    channels.set(name, must(opened, `channel ${name}`));
  }
}

function must(answer: Answer, what: string): Hex {
  if (!answer.done) throw new Error(`${what} could not be opened: ${answer.refused}`);
  return answer.channel;
}
