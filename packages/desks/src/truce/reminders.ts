/**
 * Reminders are facts of the view: at a moment, which of the four marks before something due have passed. Nothing rings by
 * itself here, and nothing is missed because a machine slept.
 */

import { objectionBy } from './extending/renewal.ts';
import type { ObligationView } from './obligations/view.ts';
import { HOUR } from './reckoning.ts';
import type { Term } from './term.ts';

const marks = [1, 6, 12, 24] as const;

export type Reminder = {
  readonly of: 'end' | 'objection' | 'obligation';
  /** The act that it is about: the truce or the obligation. */
  readonly about: string;
  readonly due: number;
  /** The mark passed last. */
  readonly hoursBefore: (typeof marks)[number];
  readonly since: number;
};

export function remindersIn(
  { truce, ends, start, at }: Term,
  obligations: readonly ObligationView[],
): readonly Reminder[] {
  if (start === null) return [];
  const coming = [...new Set(ends.map(([, end]) => end))].flatMap((end) => [
    { of: 'end' as const, about: truce.id, due: end },
    ...[objectionBy(truce, end) ?? []].flat().map((due) => ({ of: 'objection' as const, about: truce.id, due })),
  ]);
  const counted = obligations.flatMap((one) =>
    one.dues
      .filter((due) => due.state === 'open')
      .map(({ due }) => ({ of: 'obligation' as const, about: one.id, due })),
  );
  return [...coming, ...counted]
    .flatMap((one) => {
      const hoursBefore = marks.find((mark) => at >= one.due - mark * HOUR);
      return hoursBefore === undefined ? [] : [{ ...one, hoursBefore, since: one.due - hoursBefore * HOUR }];
    })
    .sort(
      (left, right) =>
        left.due - right.due || (left.of < right.of ? -1 : left.of > right.of ? 1 : left.about < right.about ? -1 : 1),
    );
}
