/**
 * The record as a timeline that is read in parts: a short row for every act, from which it is found and put in order, and
 * its whole line only for the rows that somebody looks at. A record of a hundred thousand acts is never made at once.
 */
import { desks as allDesks } from '@parley/desks';
import { covers, type Hex } from '@parley/record';
import { bodyOf } from '../judging/bodies.ts';
import { disputing } from '../judging/disputes.ts';
import { paperOf } from '../judging/meaning.ts';
import { delegationOf } from '../judging/states.ts';
import type { Channel, Node } from '../state.ts';
import { charterIn, frame, heardFrom, heldPast, type Moment } from './frame.ts';
import { codeOf, intactOf, linesIn, type Place, placesIn, type RecordLine, shownBody } from './record.ts';

/** Whose word an act rests on. What was withdrawn as spilled has no other word left. */
export type Provenance = 'own-word' | 'witnessed' | 'conveyed' | 'withdrawn';

export type TimelineRow = {
  readonly entry: Hex;
  readonly id: Hex;
  readonly channel: Hex;
  readonly by: string;
  readonly kind: string;
  /** Of what conveys, confirms or withdraws a paper: the paper's own kind. */
  readonly about: string;
  /** The desk to which that belongs; `room` for what keeps the room itself. */
  readonly desk: string;
  /** ms UTC, as its author claims. */
  readonly claimed: number;
  readonly reference: string;
  readonly provenance: Provenance;
  readonly disputed: boolean;
};

const deskOf = (kind: string): string => kind.split('.')[0] ?? '';
const desks: ReadonlySet<string> = new Set(allDesks.map((desk) => desk.name));

export type Timeline = {
  /** Newest first. */
  readonly rows: readonly TimelineRow[];
  line(row: TimelineRow): RecordLine;
  /** Every text that the act says, its fields' names left out; as it is written, not folded. */
  texts(row: TimelineRow): readonly string[];
};

/** What stands beside the lines, whichever are looked at. */
export const timelineFrame = (node: Node, moment: Moment) => ({
  ...frame(node, 'timeline', moment),
  intact: intactOf(node),
  heardFrom: heardFrom(node, moment),
});

export function timelineOf(node: Node, moment: Moment): Timeline {
  const charter = charterIn(node, moment);
  const places = new Map<TimelineRow, { readonly channel: Channel; readonly place: Place }>();
  const lines = new Map<Channel, (place: Place) => RecordLine>();
  for (const channel of node.channels.values()) {
    const past = heldPast(channel, moment.held);
    lines.set(channel, linesIn(node, charter, channel, past));
    const cut = disputing(node, channel, past, channel.live.state.disowned);
    // What another delegation's last shown entry had seen, somebody else bears witness to. Pasts only grow along a log.
    const seen = channel.history.logs.map((log, index) => ({
      by: delegationOf(charter, log.node),
      past: log.entries[(past[index] ?? 0) - 1 - log.from]?.past,
    }));
    for (const place of placesIn(node, charter, channel, past)) {
      const { held, meaning, count } = place;
      const isVoid = channel.voids.has(held.entry.name);
      const { position } = held.entry.header;
      const isWitnessed = () =>
        seen.some(
          (one) => one.by !== undefined && one.by !== meaning.by && one.past && covers(one.past, held.log, position),
        );
      const provenance = isVoid
        ? 'withdrawn'
        : meaning.kind.startsWith('instrument.')
          ? 'conveyed'
          : isWitnessed()
            ? 'witnessed'
            : 'own-word';
      const paper = meaning.kind.startsWith('instrument.') ? paperOf(channel.live.state, meaning.id) : undefined;
      const about = paper?.kind ?? meaning.kind;
      const row: TimelineRow = {
        entry: held.entry.name,
        id: meaning.id,
        channel: channel.id,
        by: meaning.by,
        kind: meaning.kind,
        about,
        desk: desks.has(deskOf(about)) ? deskOf(about) : 'room',
        claimed: held.entry.header.claimed,
        reference: `${codeOf(meaning.by)}-${count}`,
        provenance,
        disputed: !isVoid && cut(held) !== undefined,
      };
      places.set(row, { channel, place });
    }
  }
  const rows = [...places.keys()].sort(
    (left, right) => right.claimed - left.claimed || (left.entry < right.entry ? 1 : -1),
  );
  const at = (row: TimelineRow) => places.get(row) as { readonly channel: Channel; readonly place: Place };
  return {
    rows,
    line(row) {
      const { channel, place } = at(row);
      return (lines.get(channel) as (place: Place) => RecordLine)(place);
    },
    texts(row) {
      const { channel, place } = at(row);
      if (row.provenance === 'withdrawn') return [];
      return textsIn(shownBody(node, bodyOf(node, channel, place.held), row.id), []);
    },
  };
}

function textsIn(value: unknown, into: string[]): string[] {
  if (typeof value === 'string') into.push(value);
  else if (Array.isArray(value)) for (const item of value) textsIn(item, into);
  else if (value && typeof value === 'object') for (const item of Object.values(value)) textsIn(item, into);
  return into;
}
