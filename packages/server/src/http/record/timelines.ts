/**
 * Timelines that were made already: one for what the node holds now, a few for moments of the past. One is made anew as
 * soon as the node has judged anything more; what its texts fold to is kept for as long as the node holds the entry.
 */
import { folded } from '@parley/desks/searching';
import type { Hex } from '@parley/record';
import * as room from '@parley/room';

/** How many timelines, and how many answers to filters of each, are kept. */
const mostKept = 4;
const mostFound = 16;

export type Indexed = {
  readonly timeline: room.Timeline;
  readonly desks: readonly string[];
  readonly first: number | undefined;
  /** What was found by a filter before, so that the next window of it is cut from the same. */
  readonly found: Map<string, readonly room.TimelineRow[]>;
  textOf(row: room.TimelineRow): string;
  /** What is called so: an entry's hash, or an id; of several the one that was said first. */
  named(name: string): room.TimelineRow | undefined;
};

type Kept = { readonly held: number; readonly marks: readonly unknown[]; readonly indexed: Indexed };

const kept = new WeakMap<room.Node, { readonly texts: Map<Hex, string>; timelines: readonly Kept[] }>();

/** What differs once anything was judged, opened or declared void; compared by identity. */
const marksOf = (node: room.Node): readonly unknown[] =>
  [...node.channels.values()].flatMap((channel) => [
    channel,
    channel.judged.length,
    channel.live.state,
    channel.voids,
    channel.history.byName.size,
  ]);

const same = (left: readonly unknown[], right: readonly unknown[]) =>
  left.length === right.length && left.every((one, place) => one === right[place]);

export function indexedAt(node: room.Node, moment: room.ViewMoment): Indexed {
  const own = kept.get(node) ?? { texts: new Map<Hex, string>(), timelines: [] };
  kept.set(node, own);
  const marks = marksOf(node);
  const known = own.timelines.find((one) => one.held === moment.held && same(one.marks, marks));
  if (known) return known.indexed;
  const indexed = indexOf(room.timelineOf(node, moment), own.texts);
  const others = own.timelines.filter((one) => same(one.marks, marks)).slice(0, mostKept - 1);
  own.timelines = [{ held: moment.held, marks, indexed }, ...others];
  return indexed;
}

function indexOf(timeline: room.Timeline, texts: Map<Hex, string>): Indexed {
  const desks = new Set<string>();
  for (const row of timeline.rows) {
    desks.add(row.desk);
    // What was destroyed stays neither in this memory nor to be found by its words.
    if (row.provenance === 'withdrawn') texts.delete(row.entry);
  }
  let byName: Map<string, room.TimelineRow> | undefined;
  return {
    timeline,
    desks: [...desks],
    first: timeline.rows.at(-1)?.claimed,
    found: new Map(),
    named(name) {
      if (!byName) {
        byName = new Map();
        for (const row of timeline.rows) byName.set(row.id, row);
        for (const row of timeline.rows) byName.set(row.entry, row);
      }
      return byName.get(name);
    },
    textOf(row) {
      const known = texts.get(row.entry);
      if (known !== undefined) return known;
      const text = folded([row.reference, ...timeline.texts(row)].join(' \n '));
      texts.set(row.entry, text);
      return text;
    },
  };
}

/** The rows that a filter leaves, kept under its name until the timeline is made anew. */
export function foundBy(
  { timeline, found }: Indexed,
  name: string,
  fits: (row: room.TimelineRow) => boolean,
): readonly room.TimelineRow[] {
  const known = found.get(name);
  if (known) return known;
  const rows = timeline.rows.filter(fits);
  if (found.size >= mostFound) found.delete(found.keys().next().value ?? '');
  found.set(name, rows);
  return rows;
}
