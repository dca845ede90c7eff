/** Acts by kind, of the desks and of the room. */
import { type Act, deskOf } from '@parley/desks';
import { isRoomKind, roomActs } from './acts.ts';

export function actOf(kind: string): Act | undefined {
  if (isRoomKind(kind)) return roomActs[kind];
  const acts = deskOf(kind)?.acts;
  return acts && Object.hasOwn(acts, kind) ? acts[kind] : undefined;
}
