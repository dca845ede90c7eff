/** Who is posted where, what a recall has ended, and what has lost its cover. The clock enters here. */
import type { Charter, DelegationId } from '../../desk.ts';
import { type Entered, entered } from '../../entered.ts';
import { allKept, inOrder, kept } from '../../kept.ts';
import { read, settled } from '../../register.ts';
import {
  type ExitItem,
  exitItems,
  type Journey,
  type Order,
  type Posting,
  type PostingsState,
  type Step,
} from './words.ts';

/** A step's time, null while it is unknown; several `versions` exclude each other and are all shown. */
export type Timed = {
  readonly at: number | null;
  readonly versions: readonly ({ readonly by: DelegationId; readonly wording: string } & Entered)[];
};
type Times = { readonly [step in Step]: Timed };

/** What the charter says of a node that a recalled team had with it; to retire it is the charter's act, and a person's. */
export type NodeAfterRecall = {
  readonly node: string;
  readonly state: 'in-force' | 'retirement-proposed' | 'retired' | 'not-of-this-room';
};

export type PostingView = Times & {
  readonly id: string;
  readonly by: DelegationId;
  readonly team: string;
  readonly site: string;
  readonly mandate: string;
  readonly orderedBy: string | null;
  readonly comesFrom: string | null;
  readonly premisesOf: DelegationId | null;
  readonly until: number | null;
  readonly roles: readonly string[];
  readonly lines: readonly string[];
  readonly at: number;
  /** By a recall from its order on, or by its own date; null while the mandate lasts. */
  readonly mandateEnded: 'recalled' | 'until-passed' | null;
  /** More than one only where two were ordered at the same time. */
  readonly recalls: readonly (Times & {
    readonly id: string;
    readonly orderedBy: string;
    readonly wording: string;
    readonly nodes: readonly NodeAfterRecall[];
    readonly exit: readonly {
      readonly item: ExitItem;
      /** Empty while it is open. */
      readonly settled: readonly { readonly wording: string; readonly takenOverBy: string | null }[];
    }[];
  })[];
};

export type SiteView = {
  readonly site: string;
  readonly cover: boolean;
  /** Since when it has been without cover, where that time is not contested. */
  readonly since: number | null;
  /** Where two were named at once, both. */
  readonly zones: readonly string[];
  readonly hostedBy: readonly DelegationId[];
};

export type LineView = { readonly line: string; readonly cover: boolean; readonly keptBy: readonly string[] };

export function postingsView(charter: Charter, state: PostingsState, at: number): readonly PostingView[] {
  return inOrder(state.postings).map((posting) => {
    const { id, by, team, site, mandate, roles, lines } = posting;
    const orders = ordersOf(state, id);
    return {
      ...{ id, by, team, site, mandate, roles, lines, at: posting.at },
      ...timesOf(posting),
      orderedBy: posting.orderedBy ?? null,
      comesFrom: posting.comesFrom ?? null,
      premisesOf: posting.premisesOf ?? null,
      until: posting.until ?? null,
      mandateEnded: mandateEnded(state, posting, at),
      recalls: orders.map((order) => ({
        id: order.id,
        orderedBy: order.orderedBy,
        wording: order.wording,
        ...timesOf(order),
        nodes: [...new Set([...posting.nodes, ...order.nodes])].map((node) => nodeAfter(charter, by, node)),
        exit: exitItems.map((item) => ({
          item,
          settled: (order.exit[item] ?? []).map((version) => version.value),
        })),
      })),
    };
  });
}

/** An order ends the mandate at once, whatever becomes of the journey. TE10 */
export function mandateEnded(state: PostingsState, posting: Posting, at: number): PostingView['mandateEnded'] {
  if (ordersOf(state, posting.id).length > 0) return 'recalled';
  return posting.until !== undefined && at >= posting.until ? 'until-passed' : null;
}

function nodeAfter(charter: Charter, by: DelegationId, node: string): NodeAfterRecall {
  const own = charter.delegations.find((one) => one.id === by);
  if (own?.retired.some((one) => one.node === node)) return { node, state: 'retired' };
  if (!own?.nodes.some((one) => one.node === node)) return { node, state: 'not-of-this-room' };
  const proposed = charter.facts.some(
    (one) => one.fact === 'proposed' && one.decision.kind === 'retire-node' && one.decision.node === node,
  );
  return { node, state: proposed ? 'retirement-proposed' : 'in-force' };
}

/** A line is kept by the teams whose mandate lasts. TE10 */
export function linesView(state: PostingsState, at: number): readonly LineView[] {
  const postings = inOrder(state.postings);
  return [...new Set(postings.flatMap((posting) => posting.lines))].sort().map((line) => {
    const keepers = postings.filter((one) => one.lines.includes(line) && mandateEnded(state, one, at) === null);
    return { line, cover: keepers.length > 0, keptBy: keepers.map((one) => one.team) };
  });
}

export function sitesView(state: PostingsState, at: number): readonly SiteView[] {
  const named = allKept(state.sites);
  const posted = inOrder(state.postings).map((posting) => posting.site);
  const unposted = named.map((one) => one.site).sort();
  return [...new Set([...posted, ...unposted])].map((site) => {
    const says = named.filter((one) => one.site === site).flatMap((one) => one.says.map((version) => version.value));
    return {
      site,
      ...coverOf(state, site, at),
      zones: [...new Set(says.map((one) => one.zone))].sort(),
      hostedBy: [...new Set(says.flatMap((one) => one.hostedBy ?? []))].sort(),
    };
  });
}

function ordersOf(state: PostingsState, posting: string): readonly Order[] {
  return inOrder(state.orders).filter((order) => order.posting === posting);
}

function timesOf(journey: Journey): Times {
  const timed = (step: Step): Timed => ({
    at: settled(journey.times[step]) ?? null,
    versions: journey.times[step].map((version) => ({
      by: version.by,
      wording: kept(journey.wordings, version.ref) ?? '',
      ...entered(version.at, version.value),
    })),
  });
  return {
    decided: timed('decided'),
    announced: timed('announced'),
    departed: timed('departed'),
    arrived: timed('arrived'),
  };
}

/** A team covers its site from its arrival, where its journey there is recorded; else from its posting on. TE9 */
function hasArrived({ times }: Posting, at: number): boolean {
  const underWay = times.decided.length + times.departed.length > 0;
  if (times.arrived.length > 0) return times.arrived.some((report) => report.value <= at);
  return !underWay;
}

/** A site has cover until its last team has departed: neither an order nor its announcement takes it away. TE5 */
function coverOf(state: PostingsState, site: string, at: number): { cover: boolean; since: number | null } {
  const teams = allKept(state.postings).filter((posting) => posting.site === site && hasArrived(posting, at));
  const departures = teams.map((posting) => ordersOf(state, posting.id).flatMap((order) => order.times.departed));
  if (departures.length === 0) return { cover: false, since: null };
  // Where reports of a departure differ, the team has gone when all of them say so.
  const gone = departures.map((reports) =>
    reports.length > 0 ? Math.max(...reports.map((report) => report.value)) : Number.POSITIVE_INFINITY,
  );
  const since = Math.max(...gone);
  if (at < since) return { cover: true, since: null };
  return { cover: false, since: departures.some((reports) => read(reports).state === 'contested') ? null : since };
}
