/**
 * All that one delegation's node shows, holds and has on its disk, written so that two runs can be compared: an entry is
 * called by its channel, author and place, since its name rests on fresh keys.
 */
import { type Rehearsal, views } from '@parley/rehearsal';
import { changedView, channelsOf, contradictionsOf, forksOf, type Node, now, situationView } from '@parley/room';

type Names = ReadonlyMap<string, string>;

/** What this node, and nobody else, tells its own people: every view at these moments, and the bare record. */
export function shownTo(
  room: Rehearsal,
  delegation: string,
  moments: readonly number[],
  node: Node = room.seat(delegation).node,
): readonly string[] {
  const names = namesOf(room, node);
  const pages = moments.flatMap((at) => pagesOf(node, at));
  const blamed = room.blamed
    .filter((one) => one.by === delegation)
    .map(({ at, reason, blame }) => ({ at, reason, blame }));
  return [...pages, ['record', bare(node)], ['refused', blamed]].map(
    ([what, page]) => `${what} ${JSON.stringify(plain(page, names))}`,
  );
}

function pagesOf(node: Node, at: number): readonly (readonly [string, unknown])[] {
  const moment = now(at);
  return [
    ...Object.entries(views).map(([name, view]) => [`${name} at ${at}`, view(node, moment)] as const),
    [`changed at ${at}`, changedView(node, moment, Math.floor(at / 2))],
    ...channelsOf(node).map(
      ({ id, name }) => [`situation of ${name} at ${at}`, situationView(node, moment, id)] as const,
    ),
    ['channels', channelsOf(node)],
    ['contradictions', contradictionsOf(node)],
    ['forks', forksOf(node)],
  ];
}

/** Lengths, times, sizes and rulings of all that it holds. */
function bare(node: Node) {
  return [...node.channels.values()].map((channel) => ({
    id: channel.id,
    epochs: channel.epochs.size,
    logs: channel.history.logs.map((log) => ({
      node: log.node,
      entries: log.entries.map(({ entry }) => ({
        name: entry.name,
        claimed: entry.header.claimed,
        seen: entry.header.seen.length,
        box: entry.box.length,
        heldAt: channel.heldAt.get(entry.name),
        ruling: channel.rulings.get(entry.name),
      })),
    })),
  }));
}

/** Entries and papers by their place in the channels of this node. */
function namesOf(room: Rehearsal, node: Node): Names {
  const names = new Map<string, string>();
  const called = new Map([...room.channels].map(([name, id]) => [id, name]));
  for (const channel of node.channels.values()) {
    const where = called.get(channel.id) ?? 'a channel of nobody';
    names.set(channel.id, where);
    for (const log of channel.history.logs) {
      for (const { entry } of log.entries)
        names.set(entry.name, `${where}/${log.node.slice(0, 8)}/${entry.header.position}`);
    }
    for (const name of channel.judged) {
      const id = channel.meanings.get(name)?.id;
      if (id !== undefined && !names.has(id)) names.set(id, `paper of ${names.get(name)}`);
    }
  }
  return names;
}

/** Names put in place of hashes; what else looks like chance is called so. Order by chance is no part of it. */
function plain(value: unknown, names: Names): unknown {
  if (typeof value === 'string')
    return value.replace(/[0-9a-f]{32,}/g, (hex) => names.get(hex) ?? '#').replace(/[\w-]{40,}/g, '~');
  if (value instanceof Uint8Array) return value.length;
  if (Array.isArray(value)) {
    const all = value.map((one) => JSON.stringify(plain(one, names)) ?? 'null').sort();
    return all.map((one) => JSON.parse(one));
  }
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, one]) => [plain(key, names) as string, plain(one, names)] as const);
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
}
