/** All desks of a room. A new desk is one line here. */
import { charter } from './charter/charter.ts';
import type { Act, Desk, Said } from './desk.ts';
import { exchange } from './exchange/index.ts';
import { hotline } from './hotline/hotline.ts';
import { incidents } from './incidents/index.ts';
import { notifications } from './notifications/notifications.ts';
import { principals } from './principals/index.ts';
import { statements } from './statements/index.ts';
import { talks } from './talks/index.ts';
import { teams } from './teams/index.ts';
import { truce } from './truce/index.ts';

/** The registry forgets a desk's own types: the room has parsed each body with the act's schema before it asks. */
function plain<S, E extends Said, R extends string>(desk: Desk<S, E, R>): Desk {
  return desk as unknown as Desk;
}

export const desks: readonly Desk[] = [
  plain(charter),
  plain(truce),
  plain(incidents),
  plain(notifications),
  plain(hotline),
  plain(exchange),
  plain(talks),
  plain(teams),
  plain(principals),
  plain(statements),
];

/** The desk that an act's kind belongs to, or undefined where this version knows no such act. */
export function deskOf(kind: string): Desk | undefined {
  return desks.find((desk) => Object.hasOwn(desk.acts, kind));
}

/** The act of this kind, or undefined where this version knows none. */
export function actOf(kind: string): Act | undefined {
  return deskOf(kind)?.acts[kind];
}
