/** Who sits in a rehearsal, and the charter that names them; both from the scenario alone. */
import { encode, type Fields, toBase64url, toHex } from '@parley/record';
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
