/** Who of those before a screen may not read the notice board, of which the wall is made. Nobody: all of it may be shown. */
import type { SeatRoom } from '@parley/server/contract';

export function cannotRead(room: SeatRoom, audience: readonly string[]): string[] {
  const board = room.channels.find((one) => one.purpose === 'notice-board');
  const readers = board ? [...board.members, ...board.readers] : [];
  return audience.filter((one) => !readers.includes(one));
}
