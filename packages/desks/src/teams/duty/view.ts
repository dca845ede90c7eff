/** Who has the duty at a moment, what passes on from shift to shift, who is where. */
import { type Entered, entered } from '../../entered.ts';
import { allKept, inOrder, kept } from '../../kept.ts';
import type { DutyState, Handover, Presence, Shift, Whereabouts } from './words.ts';

type ShiftView = Pick<Shift, 'id' | 'post' | 'officer' | 'from' | 'until'> & { readonly site: string | null };

export type DutyView = {
  /** Every post on the roster, with who has it at the moment and who is next. */
  readonly posts: readonly {
    readonly post: string;
    readonly now: readonly ShiftView[];
    readonly next: ShiftView | null;
    /** Items of every earlier shift that nobody has closed. */
    readonly openItems: readonly { readonly handover: string; readonly item: number; readonly what: string }[];
  }[];
  readonly handovers: readonly (Entered & {
    readonly id: string;
    readonly post: string;
    readonly outgoing: string;
    readonly incoming: string;
    readonly summary: string;
    readonly countersigned: Entered | null;
    readonly items: readonly { readonly what: string; readonly closed: readonly string[] }[];
  })[];
  /** The word said last; two of one officer only where neither knew of the other. */
  readonly presence: readonly (Entered & {
    readonly officer: string;
    readonly site: string;
    readonly presence: Whereabouts['presence'];
  })[];
  readonly movements: readonly (Entered & {
    readonly id: string;
    readonly who: string;
    readonly from: string;
    readonly to: string;
    readonly leaves: number;
    readonly arrives: number | null;
    readonly underWay: boolean;
  })[];
};

export function dutyView(state: DutyState, at: number): DutyView {
  const shifts = inOrder(state.shifts)
    .filter((shift) => shift.cancelled.length === 0)
    .sort((left, right) => left.from - right.from);
  const handovers = inOrder(state.handovers);
  const posts = [...new Set(inOrder(state.shifts).map((shift) => shift.post))].sort();
  return {
    posts: posts.map((post) => {
      const own = shifts.filter((shift) => shift.post === post);
      const next = own.find((shift) => shift.from > at);
      return {
        post,
        now: own.filter((shift) => shift.from <= at && at < shift.until).map(shiftView),
        next: next ? shiftView(next) : null,
        openItems: handovers.filter((one) => postOf(state, one) === post).flatMap(openItems),
      };
    }),
    handovers: handovers.map((one) => {
      const signed = kept(one.countersigned, one.by);
      return {
        id: one.id,
        post: postOf(state, one),
        outgoing: kept(state.shifts, one.shift)?.officer ?? '',
        incoming: one.incoming,
        summary: one.summary,
        countersigned: signed ? entered(signed.at, signed.happenedAt) : null,
        items: one.openItems.map((what, index) => ({
          what,
          closed: (one.closed[index + 1] ?? []).map((version) => version.value),
        })),
        ...entered(one.at, one.happenedAt),
      };
    }),
    presence: [...allKept(state.presence)].sort(byOfficer).flatMap(whereabouts),
    movements: inOrder(state.movements).map(({ id, who, from, to, leaves, arrives, at: enteredAt }) => ({
      ...{ id, who, from, to, leaves },
      arrives: arrives ?? null,
      underWay: leaves <= at && (arrives === undefined || at < arrives),
      ...entered(enteredAt, leaves),
    })),
  };
}

function shiftView({ id, post, officer, site, from, until }: Shift): ShiftView {
  return { id, post, officer, site: site ?? null, from, until };
}

function postOf(state: DutyState, handover: Handover): string {
  return kept(state.shifts, handover.shift)?.post ?? '';
}

/** What was handed over open stays open for the post, from shift to shift, until somebody closes it. TE17 */
function openItems({ id, openItems: items, closed }: Handover) {
  return items
    .map((what, index) => ({ handover: id, item: index + 1, what }))
    .filter(({ item }) => (closed[item] ?? []).length === 0);
}

const byOfficer = (left: Presence, right: Presence) =>
  `${left.by} ${left.officer}` < `${right.by} ${right.officer}` ? -1 : 1;

function whereabouts({ officer, says }: Presence): DutyView['presence'] {
  return says.map(({ at, value: { site, presence, at: happenedAt } }) => ({
    officer,
    site,
    presence,
    ...entered(at, happenedAt),
  }));
}
