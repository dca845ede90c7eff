/** The room, its channels and its delegations, as one seat sees them at its own now. */
import { isoOf } from '@parley/desks';
import * as room from '@parley/room';
import type { SeatRoom } from '../contract/index.ts';
import type { Seat } from '../seat.ts';

export function seatRoomOf(seat: Seat): SeatRoom {
  const node = seat.node();
  const charter = room.charterView(node, room.now(seat.now()));
  const channels = room.channelsOf(node).map(({ id, name, purpose, members, readers, writes }) => ({
    id,
    name,
    purpose,
    members: [...members],
    readers: [...readers],
    writes,
  }));
  const { mode, delegation, zones } = seat;
  return {
    room: node.room ?? '',
    title: charter.title,
    mode,
    seat: delegation,
    now: isoOf(seat.now()),
    began: beganOf(node),
    running: seat.running(),
    halted: seat.halted(),
    words: [...room.sixWords(node)],
    gaps: room.gapsOf(node),
    forks: room.forksOf(node).map((fork) => ({ ...fork, entries: [...fork.entries] })),
    delegations: room.delegationsOf(node),
    zones,
    channels,
  };
}

/** The charter's first entry convenes the room. */
function beganOf(node: room.Node): string | null {
  const charter = node.room === undefined ? undefined : node.channels.get(node.room);
  const first = charter?.history.byName.get(charter.judged[0] ?? '');
  return first ? isoOf(first.entry.header.claimed) : null;
}
