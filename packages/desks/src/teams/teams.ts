/**
 * The teams desk, inside one's own delegation: who is posted where, and a recall as four times, never one. A recall is
 * not a suspension: it takes cover from a site and changes nothing in the charter.
 */
import { z } from 'zod';
import { type AdmissionRefusal, admissionRefusals, admit, everyCapacity, known } from '../admission.ts';
import type { Act, Charter, DelegationId, Desk, SaidOf, Verdict } from '../desk.ts';
import { instant, line, reference, text } from '../fields.ts';
import { allKept, change, inOrder, isKept, type Kept, keep, kept, type Origin, originOf, place } from '../kept.ts';
import { put, type Register, read, settled } from '../register.ts';

const steps = ['decided', 'announced', 'departed', 'arrived'] as const;
type Step = (typeof steps)[number];
/** What happens to a team happens in this order; the announcement may come before or after its flight. */
const journey: readonly Step[] = ['decided', 'departed', 'arrived'];

export const acts = {
  'teams.posted': {
    fields: z.strictObject({ team: line(), site: line(), mandate: line() }),
    paper: false,
    by: everyCapacity,
    final: false,
    rules: ['TE1'],
  },
  'teams.recall-ordered': {
    fields: z.strictObject({ posting: reference('teams.posted'), orderedBy: line(), wording: text() }),
    paper: false,
    by: everyCapacity,
    final: false,
    rules: ['TE1', 'TE2'],
  },
  'teams.recall-timed': {
    fields: z.strictObject({
      order: reference('teams.recall-ordered'),
      step: z.enum(steps),
      at: instant(),
      wording: line(),
    }),
    paper: false,
    by: everyCapacity,
    final: false,
    rules: ['TE1', 'TE3', 'TE4'],
  },
} as const satisfies { readonly [kind: string]: Act };

export type TeamsSaid = SaidOf<typeof acts>;

const refusals = [
  ...admissionRefusals,
  'recorded-already',
  'unknown-posting',
  'unknown-order',
  'not-own-team',
  'recall-ordered-already',
  'out-of-order',
] as const;
export type TeamsRefusal = (typeof refusals)[number] | AdmissionRefusal;

type Posting = Origin & { readonly id: string; readonly team: string; readonly site: string; readonly mandate: string };
type Order = Origin & {
  readonly id: string;
  readonly posting: string;
  readonly orderedBy: string;
  readonly wording: string;
  readonly times: { readonly [step in Step]: Register<number> };
  /** The wording signed with each time, by entry. */
  readonly wordings: Kept<string>;
};

export type TeamsState = { readonly postings: Kept<Posting>; readonly orders: Kept<Order> };

function judge(charter: Charter, state: TeamsState, said: TeamsSaid): Verdict<TeamsRefusal> {
  const admitted = admit(charter, acts, said, 'own'); // TE1
  if (admitted !== 'stands') return admitted;
  switch (said.kind) {
    case 'teams.posted':
      return isKept(state.postings, said.id) ? 'recorded-already' : 'stands';
    case 'teams.recall-ordered': {
      const posting = kept(state.postings, said.body.posting);
      if (!posting) return 'unknown-posting';
      if (posting.by !== said.by) return 'not-own-team'; // TE1
      const ordered = allKept(state.orders).some((order) => order.posting === posting.id);
      return ordered ? 'recall-ordered-already' : 'stands'; // TE2
    }
    case 'teams.recall-timed': {
      const order = kept(state.orders, said.body.order);
      if (!order) return 'unknown-order';
      if (order.by !== said.by) return 'not-own-team'; // TE1
      return inJourney(order, said.body.step, said.body.at) ? 'stands' : 'out-of-order'; // TE4
    }
  }
}

/** Whether the time fits between the settled times of the steps before and after it. TE4 */
function inJourney(order: Order, step: Step, at: number): boolean {
  const place = journey.indexOf(step);
  if (place < 0) return true;
  return journey.every((other, index) => {
    const time = settled(order.times[other]);
    if (time === undefined || index === place) return true;
    return index < place ? time <= at : at <= time;
  });
}

function apply(_charter: Charter, state: TeamsState, said: TeamsSaid): TeamsState {
  if (!known<TeamsSaid>(acts, said)) return state;
  const created = { id: said.id, ...originOf(said) };
  switch (said.kind) {
    case 'teams.posted':
      return { ...state, postings: keep(state.postings, said.id, { ...created, ...said.body }) };
    case 'teams.recall-ordered': {
      const times = { decided: [], announced: [], departed: [], arrived: [] };
      return { ...state, orders: keep(state.orders, said.id, { ...created, ...said.body, times, wordings: {} }) };
    }
    case 'teams.recall-timed': {
      const { step, at, wording } = said.body;
      const orders = change(state.orders, said.body.order, (order) => ({
        ...order,
        times: { ...order.times, [step]: put(order.times[step], said, at) },
        wordings: place(order.wordings, said.ref, wording),
      }));
      return { ...state, orders };
    }
  }
}

/** A step's time, null while it is unknown; several `versions` exclude each other and are all shown. */
type Timed = {
  readonly at: number | null;
  readonly versions: readonly { readonly by: DelegationId; readonly at: number; readonly wording: string }[];
};

export type TeamsView = {
  readonly postings: readonly {
    readonly id: string;
    readonly by: DelegationId;
    readonly team: string;
    readonly site: string;
    readonly mandate: string;
    readonly at: number;
    /** More than one only where two were ordered at the same time. */
    readonly recalls: readonly ({
      readonly id: string;
      readonly orderedBy: string;
      readonly wording: string;
    } & { readonly [step in Step]: Timed })[];
  }[];
  readonly sites: readonly {
    readonly site: string;
    readonly cover: boolean;
    /** Since when it has been without cover, where that time is not contested. */
    readonly since: number | null;
  }[];
};

export function teamsView(_charter: Charter, state: TeamsState, at: number): TeamsView {
  const postings = inOrder(state.postings).map(({ id, by, team, site, mandate, at: postedAt }) => ({
    id,
    by,
    team,
    site,
    mandate,
    at: postedAt,
    recalls: recallsOf(state, id).map((order) => ({
      id: order.id,
      orderedBy: order.orderedBy,
      wording: order.wording,
      decided: timed(order, 'decided'),
      announced: timed(order, 'announced'),
      departed: timed(order, 'departed'),
      arrived: timed(order, 'arrived'),
    })),
  }));
  const sites = [...new Set(postings.map((posting) => posting.site))];
  return { postings, sites: sites.map((site) => ({ site, ...coverOf(state, site, at) })) };
}

function recallsOf(state: TeamsState, posting: string): readonly Order[] {
  return inOrder(state.orders).filter((order) => order.posting === posting);
}

function timed(order: Order, step: Step): Timed {
  const versions = order.times[step].map((version) => ({
    by: version.by,
    at: version.value,
    wording: kept(order.wordings, version.ref) ?? '',
  }));
  return { at: settled(order.times[step]) ?? null, versions };
}

/** A site has cover until its last team has departed: neither an order nor its announcement takes it away. TE5 */
function coverOf(state: TeamsState, site: string, at: number): { cover: boolean; since: number | null } {
  const departures = allKept(state.postings)
    .filter((posting) => posting.site === site)
    .map((posting) => recallsOf(state, posting.id).flatMap((order) => order.times.departed));
  // Where reports of a departure differ, the team has gone when all of them say so.
  const gone = departures.map((reports) =>
    reports.length > 0 ? Math.max(...reports.map((report) => report.value)) : Number.POSITIVE_INFINITY,
  );
  const since = Math.max(...gone);
  if (at < since) return { cover: true, since: null };
  return { cover: false, since: departures.some((reports) => read(reports).state === 'contested') ? null : since };
}

export const teams: Desk<TeamsState, TeamsSaid, TeamsRefusal> = {
  name: 'teams',
  initial: { postings: {}, orders: {} },
  acts,
  refusals,
  judge,
  apply,
};
