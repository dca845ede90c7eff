/**
 * What may be said of the term at a moment, from the truce view alone: which end, or which ends side by side. It speaks
 * of the text. It never says what became of the truce.
 */
import type { TruceView } from './views.ts';

export type End = {
  /** Whose end it is: the text's, one delegation's, or one that was stated by telephone. */
  readonly of: 'agreed' | 'party' | 'telephone';
  readonly by: string | null;
  readonly at: number;
};

export type Term =
  | { readonly state: 'none' }
  | { readonly state: 'proposed'; readonly planned: number | null }
  | {
      readonly state: 'agreed';
      readonly planned: number | null;
      readonly set: number | null;
      readonly slipped: boolean;
    }
  | { readonly state: 'in-force' | 'term-ended'; readonly start: number | null; readonly end: number }
  | { readonly state: 'differing' | 'telephone'; readonly start: number | null; readonly ends: readonly End[] };

const ms = (iso: string | null): number | null => (iso === null ? null : Date.parse(iso));

export function termAt(view: TruceView, now: number): Term {
  const planned = ms(view.start.planned);
  if (view.phase === 'none') return { state: 'none' };
  if (view.phase === 'proposed') return { state: 'proposed', planned };
  const set = ms(view.start.set);
  if (['agreed', 'signed', 'notification'].includes(view.phase))
    return { state: 'agreed', planned, set, slipped: view.start.slipped };

  const start = ms(view.start.actual) ?? set;
  const written = writtenEnds(view);
  const telephone = view.stated.filter((one) => one.awaiting).flatMap(byTelephone);
  if (telephone.length > 0) return { state: 'telephone', start, ends: [...written, ...telephone] };
  const [only, ...others] = written;
  if (only && others.length === 0) {
    // In force is [start, end): at the end itself the agreed term has ended.
    return { state: now < only.at ? 'in-force' : 'term-ended', start, end: only.at };
  }
  return { state: 'differing', start, ends: written };
}

function writtenEnds(view: TruceView): End[] {
  const agreed = ms(view.expiresAt);
  if (agreed !== null) return [{ of: 'agreed', by: null, at: agreed }];
  return Object.entries(view.expiries).map(([by, at]) => ({ of: 'party', by, at: Date.parse(at) }));
}

function byTelephone(stated: TruceView['stated'][number]): End[] {
  if (stated.newExpiry === null) return [];
  return [{ of: 'telephone', by: stated.saidBy, at: Date.parse(stated.newExpiry) }];
}

/** The moments at which this page must ask its node again, because the time alone changes what is shown. */
export function turningPoints(view: TruceView): number[] {
  const instants = [view.start.set, view.start.planned, view.expiresAt, ...Object.values(view.expiries)];
  const stated = view.stated.map((one) => one.newExpiry);
  const due = [...view.outstanding, ...view.reminders, ...view.obligations.flatMap((one) => one.dues)].map(
    ({ due }) => due,
  );
  return [...instants, view.notificationUntil, ...stated, ...due].flatMap((iso) =>
    iso === null ? [] : [Date.parse(iso)],
  );
}
