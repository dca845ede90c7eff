/** May an act about a site, a posting or an order stand, and what does it change? */
import type { SaidOf, Verdict } from '../../desk.ts';
import { allKept, change, isKept, keep, kept, originOf, place } from '../../kept.ts';
import { put, settled } from '../../register.ts';
import type { Journey, Order, PostingsState, postingActs, postingRefusals, Step } from './words.ts';

export type PostingSaid = SaidOf<typeof postingActs>;
type Judged = Verdict<(typeof postingRefusals)[number]>;

export function judgePosting(state: PostingsState, said: PostingSaid): Judged {
  switch (said.kind) {
    case 'teams.site-named':
      return 'stands';
    case 'teams.posted':
      return isKept(state.postings, said.id) ? 'recorded-already' : 'stands';
    case 'teams.posting-timed':
    case 'teams.recall-ordered': {
      const posting = kept(state.postings, said.body.posting);
      if (!posting) return 'unknown-posting';
      if (posting.by !== said.by) return 'not-own-team'; // TE1
      if (said.kind === 'teams.posting-timed')
        return inJourney(posting, said.body.step, said.body.at) ? 'stands' : 'out-of-order'; // TE4
      const ordered = allKept(state.orders).some((order) => order.posting === posting.id);
      return ordered ? 'recall-ordered-already' : 'stands'; // TE2
    }
    case 'teams.recall-timed':
    case 'teams.exit-settled': {
      const order = kept(state.orders, said.body.order);
      if (!order) return 'unknown-order';
      if (order.by !== said.by) return 'not-own-team'; // TE1
      if (said.kind === 'teams.exit-settled') return 'stands';
      return inJourney(order, said.body.step, said.body.at) ? 'stands' : 'out-of-order'; // TE4
    }
  }
}

/** What happens to a team happens in this order; the announcement may come before or after its flight. */
const journey: readonly Step[] = ['decided', 'departed', 'arrived'];

/** Whether the time fits between the settled times of the steps before and after it. TE4 */
function inJourney({ times }: Journey, step: Step, at: number): boolean {
  const index = journey.indexOf(step);
  if (index < 0) return true;
  return journey.every((other, place) => {
    const time = settled(times[other]);
    if (time === undefined || place === index) return true;
    return place < index ? time <= at : at <= time;
  });
}

const notYet = { times: { decided: [], announced: [], departed: [], arrived: [] }, wordings: {} } as const;

export function applyPosting(state: PostingsState, said: PostingSaid): PostingsState {
  const created = { id: said.id, ...originOf(said), ...notYet };
  switch (said.kind) {
    case 'teams.site-named': {
      const { site, zone, hostedBy = null } = said.body;
      const key = `${said.by} ${site}`;
      const says = put(kept(state.sites, key)?.says ?? [], said, { zone, hostedBy });
      return { ...state, sites: place(state.sites, key, { site, by: said.by, says }) };
    }
    case 'teams.posted': {
      const { roles = [], lines = [], nodes = [], ...body } = said.body;
      const posting = { ...created, ...body, roles, lines, nodes };
      return { ...state, postings: keep(state.postings, said.id, posting) };
    }
    case 'teams.posting-timed':
      return { ...state, postings: change(state.postings, said.body.posting, (one) => timed(one, said)) };
    case 'teams.recall-ordered': {
      const { nodes = [], ...body } = said.body;
      return { ...state, orders: keep(state.orders, said.id, { ...created, ...body, nodes, exit: {} }) };
    }
    case 'teams.recall-timed':
      return { ...state, orders: change(state.orders, said.body.order, (one) => timed(one, said)) };
    case 'teams.exit-settled': {
      const { item, wording, takenOverBy = null } = said.body;
      const orders = change(
        state.orders,
        said.body.order,
        (order): Order => ({
          ...order,
          exit: { ...order.exit, [item]: put(order.exit[item] ?? [], said, { wording, takenOverBy }) },
        }),
      );
      return { ...state, orders };
    }
  }
}

type Timed = Extract<PostingSaid, { readonly body: { readonly step: Step } }>;

function timed<T extends Journey>(one: T, said: Timed): T {
  const { step, at, wording } = said.body;
  return {
    ...one,
    times: { ...one.times, [step]: put(one.times[step], said, at) },
    wordings: place(one.wordings, said.ref, wording),
  };
}
