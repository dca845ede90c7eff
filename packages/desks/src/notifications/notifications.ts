/**
 * Humanitarian notifications of sites and movements: through a mediator or a conduit to the named side, and to nobody
 * else. An acknowledgement is not a permission; a site is protected with or without it.
 */
import { z } from 'zod';
import { type AdmissionRefusal, admissionRefusals, admit, everyCapacity, isMember, known } from '../admission.ts';
import type { Act, Capacity, Charter, DelegationId, Desk, SaidOf, Verdict } from '../desk.ts';
import { holds } from '../desk.ts';
import { delegation, instant, line, type Place, place, reference, text } from '../fields.ts';
import { change, inOrder, isKept, type Kept, keep, kept, type Origin, originOf } from '../kept.ts';
import { put, type Register } from '../register.ts';

const conduits: readonly Capacity[] = ['mediator', 'facilitator', 'intermediary'];
const closed = { paper: false, final: false, within: ['line', 'intermediary'] } as const;
const notification = () => reference('notifications.given');

const notified = {
  of: z.enum(['site', 'movement']),
  place: place(),
  from: instant(),
  until: instant(),
  wording: text(),
};

export const acts = {
  'notifications.given': {
    ...closed,
    by: everyCapacity,
    fields: z.strictObject({ to: delegation(), ...notified }),
    rules: ['HN1', 'HN2', 'HN3'],
  },
  'notifications.passed-on': {
    ...closed,
    by: conduits,
    fields: z.strictObject({ to: delegation(), givenBy: delegation(), ...notified }),
    rules: ['HN1', 'HN2', 'HN3', 'HN4'],
  },
  'notifications.acknowledged': {
    ...closed,
    by: everyCapacity,
    fields: z.strictObject({ notification: reference('notifications.passed-on'), wording: line() }),
    rules: ['HN1', 'HN5'],
  },
  'notifications.progress-reported': {
    ...closed,
    by: conduits,
    fields: z.strictObject({
      notification: notification(),
      step: z.enum(['passed-on', 'acknowledged']),
      at: instant(),
      wording: line(),
    }),
    rules: ['HN1', 'HN6'],
  },
  'notifications.withdrawn': {
    ...closed,
    by: everyCapacity,
    fields: z.strictObject({ notification: notification(), wording: line() }),
    rules: ['HN1', 'HN7'],
  },
} as const satisfies { readonly [kind: string]: Act };

export type NotificationsSaid = SaidOf<typeof acts>;

const refusals = [
  ...admissionRefusals,
  'recorded-already',
  'unknown-notification',
  'unknown-delegation',
  'own-delegation',
  'ends-before-it-begins',
  'read-by-others',
  'not-read-by-the-named-side',
  'not-the-named-side',
  'own-notification',
  'not-own-notification',
  'acknowledged-already',
  'withdrawn-before',
] as const;
export type NotificationsRefusal = (typeof refusals)[number] | AdmissionRefusal;

type Step = 'passed-on' | 'acknowledged';

type Notification = Origin & {
  readonly id: string;
  readonly to: DelegationId;
  /** Whose it is, where a conduit passed it on. */
  readonly givenBy: DelegationId;
  readonly of: 'site' | 'movement';
  readonly place: Place;
  readonly from: number;
  readonly until: number;
  readonly wording: string;
  readonly acknowledged: Register<string>;
  readonly progress: { readonly [step in Step]: Register<number> };
  readonly withdrawn: Register<string>;
};

export type NotificationsState = { readonly notifications: Kept<Notification> };

function judge(charter: Charter, state: NotificationsState, said: NotificationsSaid): Verdict<NotificationsRefusal> {
  const admitted = admit(charter, acts, said, 'own');
  if (admitted !== 'stands') return admitted;
  if (said.kind === 'notifications.given' || said.kind === 'notifications.passed-on')
    return addressed(charter, state, said);
  const about = kept(state.notifications, said.body.notification);
  if (!about) return 'unknown-notification';
  switch (said.kind) {
    case 'notifications.acknowledged':
      if (about.to !== said.by) return 'not-the-named-side'; // HN5
      return about.acknowledged.length > 0 ? 'acknowledged-already' : 'stands'; // HN5
    case 'notifications.progress-reported':
      return about.by === said.by ? 'own-notification' : 'stands'; // HN6
    case 'notifications.withdrawn':
      if (about.by !== said.by) return 'not-own-notification'; // HN7
      return about.withdrawn.length > 0 ? 'withdrawn-before' : 'stands'; // HN7
  }
}

type Addressed = Extract<NotificationsSaid, { readonly body: { readonly to: string } }>;

function addressed(charter: Charter, state: NotificationsState, said: Addressed): Verdict<NotificationsRefusal> {
  const { to, from, until } = said.body;
  const givenBy = said.kind === 'notifications.passed-on' ? said.body.givenBy : said.by;
  if (isKept(state.notifications, said.id)) return 'recorded-already';
  if (![to, givenBy].every((one) => isMember(charter, one))) return 'unknown-delegation'; // HN3
  if (to === givenBy || to === said.by) return 'own-delegation'; // HN3
  if (from >= until) return 'ends-before-it-begins'; // HN3
  const others = (said.readBy ?? []).filter((one) => one !== said.by && one !== to && !holds(charter, one, conduits));
  if (others.length > 0) return 'read-by-others'; // HN2
  const passed = said.kind === 'notifications.passed-on' && said.readBy !== undefined;
  return passed && !said.readBy.includes(to) ? 'not-read-by-the-named-side' : 'stands'; // HN4
}

function apply(_charter: Charter, state: NotificationsState, said: NotificationsSaid): NotificationsState {
  if (!known<NotificationsSaid>(acts, said)) return state;
  const about = (id: string, how: (one: Notification) => Notification) => ({
    notifications: change(state.notifications, id, how),
  });
  switch (said.kind) {
    case 'notifications.given':
    case 'notifications.passed-on': {
      const nothing = { acknowledged: [], progress: { 'passed-on': [], acknowledged: [] }, withdrawn: [] };
      const one = { id: said.id, ...originOf(said), givenBy: said.by, ...said.body, ...nothing };
      return { notifications: keep(state.notifications, said.id, one) };
    }
    case 'notifications.acknowledged':
      return about(said.body.notification, (one) => ({
        ...one,
        acknowledged: put(one.acknowledged, said, said.body.wording),
      }));
    case 'notifications.progress-reported': {
      const { step, at } = said.body;
      return about(said.body.notification, (one) => ({
        ...one,
        progress: { ...one.progress, [step]: put(one.progress[step], said, at) },
      }));
    }
    case 'notifications.withdrawn':
      return about(said.body.notification, (one) => ({
        ...one,
        withdrawn: put(one.withdrawn, said, said.body.wording),
      }));
  }
}

export type NotificationView = Pick<
  Notification,
  'id' | 'to' | 'givenBy' | 'of' | 'place' | 'from' | 'until' | 'wording' | 'at'
> & {
  /** The conduit, where it came through one. */
  readonly passedOnBy: DelegationId | null;
  readonly period: 'coming' | 'running' | 'past';
  /** By the named side itself: never a permission. */
  readonly acknowledged: readonly { readonly by: DelegationId; readonly at: number; readonly wording: string }[];
  /** What the conduit reported of it to its author; several times only where reports differ. */
  readonly reported: readonly { readonly step: Step; readonly by: DelegationId; readonly at: number }[];
  readonly withdrawn: boolean;
};

export function notificationsView(
  _charter: Charter,
  state: NotificationsState,
  at: number,
): readonly NotificationView[] {
  return inOrder(state.notifications).map(({ id, by, to, givenBy, of, place, from, until, wording, ...one }) => ({
    ...{ id, to, givenBy, of, place, from, until, wording, at: one.at },
    passedOnBy: by === givenBy ? null : by,
    period: at < from ? 'coming' : at < until ? 'running' : 'past',
    acknowledged: one.acknowledged.map((version) => ({ by: version.by, at: version.at, wording: version.value })),
    reported: (['passed-on', 'acknowledged'] as const).flatMap((step) =>
      one.progress[step].map((version) => ({ step, by: version.by, at: version.value })),
    ),
    withdrawn: one.withdrawn.length > 0,
  }));
}

export const notifications: Desk<NotificationsState, NotificationsSaid, NotificationsRefusal> = {
  name: 'notifications',
  initial: { notifications: {} },
  acts,
  refusals,
  judge,
  apply,
};
