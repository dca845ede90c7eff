/** The term at the moment that the page shows; asks the node again when the clock passes a turning point. */
import type { TruceView } from '@parley/server/contract';
import { type Term, termAt, turningPoints } from '@parley/server/contract/term';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type Moment, useMoment } from '../api/clock.ts';
import { useView } from '../api/seat.ts';

export type Shown = { readonly term: Term; readonly view: TruceView; readonly moment: Moment };

export function useTerm(): Shown | null {
  const view = useView('truce').data;
  const moment = useMoment();
  const client = useQueryClient();
  const before = useRef<number | null>(null);
  const now = moment === null ? null : Math.floor(moment.now / 1000) * 1000;

  useEffect(() => {
    if (now === null || !view || !moment?.running) return;
    const from = before.current;
    before.current = now;
    if (from === null || from >= now) return;
    if (turningPoints(view).some((point) => from < point && point <= now)) void client.invalidateQueries();
  }, [now, view, moment?.running, client]);

  return view && moment ? { term: termAt(view, moment.now), view, moment } : null;
}
