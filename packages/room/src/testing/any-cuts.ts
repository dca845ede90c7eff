/** Any delivery, and any order of arrival, of a room in which a node is stolen, disowned, and partly admitted again. */
import { contains, frontier, type Hex, isCharter } from '@parley/record';
import { calm } from '@parley/rehearsal';
import fc from 'fast-check';
import { expect } from 'vitest';
import { openAfresh } from '../index.ts';
import { disputing } from '../judging/disputes.ts';
import type { Row } from '../ports.ts';
import type { Node } from '../state.ts';
import { ground, hour, minute } from './north-and-south.ts';
import { channelOf, openTwoNodes, seatOf, stateOf } from './two-nodes.ts';

const labels = ['n1', 's1', 'm1', 'o1'];
const names = ['charter', 'notice', 'line-north', 'line-south'];

/** What each entry makes and is ruled, by channel. */
function shown(node: Node) {
  return [...node.channels.values()]
    .map((channel) => ({
      channel: channel.id,
      rulings: [...channel.rulings].sort(([left], [right]) => (left < right ? -1 : 1)),
      state: stateOf(channel),
    }))
    .sort((left, right) => (left.channel < right.channel ? -1 : 1));
}

/** The rows of a node's disk in another order, in which each entry still comes after all that it rests on. */
export function reordered(node: Node, rows: readonly Row[], dice: readonly number[]): readonly Row[] {
  const byName = new Map(
    [...node.channels.values()]
      .flatMap((channel) =>
        [...channel.history.byName.values()].map((held) => [held.entry, { channel, held }] as const),
      )
      .map(([entry, at]) => [entry.bytes.join(), at]),
  );
  const written = new Map<Hex, number[]>([...node.channels.keys()].map((id) => [id, []]));
  const charter = node.room ?? '';
  const waiting = rows.flatMap((row) => {
    const at = row.row === 'entry' ? byName.get(row.bytes.join()) : undefined;
    return at ? [{ row, ...at }] : [];
  });
  const order: Row[] = rows.filter((row) => row.row === 'key');
  for (let step = 0; waiting.length > 0; step++) {
    const ready = waiting.flatMap(({ channel, held }, index) => {
      const [own, relied] = [written.get(channel.id) ?? [], written.get(charter) ?? []];
      const first = held.entry.name === channel.id || own.length > 0;
      const pinned = isCharter(channel.history) || contains(relied, held.pinned);
      return first && pinned && contains(own, held.past) ? [index] : [];
    });
    const pick = ready[(dice[step % dice.length] ?? 0) % ready.length];
    const [next] = pick === undefined ? [] : waiting.splice(pick, 1);
    if (!next) throw new Error('nothing is ready');
    order.push(next.row);
    const own = written.get(next.channel.id) as number[];
    for (let log = own.length; log <= next.held.log; log++) own[log] = 0;
    own[next.held.log] = next.held.entry.header.position + 1;
  }
  return order;
}

/** Where nothing is disputed, or nothing admitted, there is less to go wrong. */
const usually = fc.constantFrom(true, true, true, false);

/** Returns in how many runs something was disputed, and how many entries were admitted. */
export async function anyCuts(runs: number, seed = 20300501): Promise<{ disputed: number; admitted: number }> {
  const seen = { disputed: 0, admitted: 0 };
  const plan = fc.record({
    seed: fc.integer({ min: 0, max: 1_000_000 }),
    lose: fc.integer({ min: 0, max: 40 }),
    delay: fc.integer({ min: 0, max: 180_000 }),
    said: fc.array(fc.constantFrom('message', 'withdraws', 'consents', 'notes'), { minLength: 1, maxLength: 3 }),
    unheard: usually,
    acknowledged: fc.boolean(),
    admits: usually,
    dice: fc.array(fc.nat({ max: 9999 }), { minLength: 8, maxLength: 32 }),
  });
  await fc.assert(
    fc.asyncProperty(plan, async ({ seed: drawn, lose, delay, said, unheard, acknowledged, admits, dice }) => {
      const two = await openTwoNodes({ seed: drawn });
      const { room, stolen } = two;
      const known = new Map<string, string>();
      const noteRulings = () => {
        for (const label of labels) {
          for (const channel of seatOf(room, label).node.channels.values()) {
            for (const [name, ruling] of channel.rulings) {
              expect(known.get(name) ?? ruling).toBe(ruling);
              known.set(name, ruling);
            }
          }
        }
      };
      room.setFaults({ lose: lose / 100, double: 0.2, delay });
      if (unheard) await room.setCut('north', true);
      for (const [index, what] of said.entries()) {
        const [name, kind, fields] = acts(what, index);
        await room.actAt('n2', room.channels.get(name) as Hex, kind, fields);
        await room.advance(room.now + 2 * minute);
      }
      const ask = (by: string, channel: string, act: string, body: Record<string, unknown>) =>
        room.performed({ by, channel, act, body });
      if (acknowledged) await ask('mediator', 'line-north', 'talks.message-sent', { text: 'We rely on that.' });
      await two.proposes();
      await room.advance(room.now + minute);
      if (unheard) await room.setCut('north', false);
      await room.advance(room.now + 10 * minute);
      noteRulings();
      room.setFaults(calm);
      await room.advance(room.now + 5 * minute);
      await two.approves();
      await room.actAt('n2', room.channels.get('line-north') as Hex, 'talks.message-sent', { text: 'Still here.' });
      for (const one of ['north', 'south', 'mediator', 'observer']) await room.setCut(one, false);
      await room.advance(room.now + hour);
      noteRulings();
      const beyond = ['charter', 'notice', 'line-north'].flatMap((name) => {
        const channel = channelOf(room, 'n1', name);
        const disputed = disputing(
          seatOf(room, 'n1').node,
          channel,
          frontier(channel.history),
          channel.live.state.disowned,
        );
        const log = channel.history.logs.find((one) => one.node === stolen)?.entries ?? [];
        return log
          .filter((held) => disputed(held) && channel.meanings.get(held.entry.name)?.move)
          .map((held) => ({ name, of: held.entry.name }));
      });
      if (beyond.length > 0) seen.disputed += 1;
      for (const { name, of } of admits ? beyond : []) {
        expect(await ask('north', name, 'entry.admitted', { of })).toMatchObject({ done: true });
        seen.admitted += 1;
      }
      await room.advance(room.now + hour);
      noteRulings();
      for (const name of names) {
        const inside = labels.filter((label) => seatOf(room, label).node.channels.has(room.channels.get(name) as Hex));
        const states = inside.map((label) => {
          const channel = channelOf(room, label, name);
          return [[...channel.rulings.keys()].sort(), stateOf(channel)];
        });
        for (const one of states) expect(one).toEqual(states[0]);
      }
      for (const label of labels) {
        const { node, store } = seatOf(room, label);
        const rows = reordered(node, store.read(), dice);
        const again = openAfresh(ground.cryptography, node.identity, rows);
        expect(again.setAside).toBe(0);
        expect(shown(again.node)).toEqual(shown(node));
      }
    }),
    { numRuns: runs, seed },
  );
  return seen;
}

function acts(what: string, index: number): [channel: string, kind: string, fields: Record<string, string>] {
  switch (what) {
    case 'withdraws':
      return ['charter', 'charter.participation-declared', { status: 'withdrawn', wording: 'We leave.' }];
    case 'consents':
      return ['charter', 'charter.consented', {}];
    case 'notes':
      return ['line-north', 'talks.impasse-declared', { cause: 'None.', owner: 'north' }];
    default:
      return ['line-north', 'talks.message-sent', { text: `Said ${index}.` }];
  }
}
