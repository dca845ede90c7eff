/**
 * When the person at this browser last said "I have looked": kept here alone, and told to nobody, since a read mark would
 * say who is at work. By the node's clock, like everything else.
 */
import type { ChangedView } from '@parley/server/contract';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { ask } from './fetching.ts';
import { base, seat, useAt } from './place.ts';
import { useRoom } from './seat.ts';

const key = `parley.looked.${seat}`;
const changed = 'parley-looked';
/** Who has never looked is shown the last day. */
const firstLook = 24 * 3_600_000;

function subscribe(tell: () => void): () => void {
  for (const name of ['storage', changed]) window.addEventListener(name, tell);
  return () => {
    for (const name of ['storage', changed]) window.removeEventListener(name, tell);
  };
}

/** The moment looked at last, ISO 8601, and the act of looking. Null until the node has answered. */
export function useLooked(): [string | null, () => void] {
  const room = useRoom().data;
  const kept = useSyncExternalStore(subscribe, () => localStorage.getItem(key));
  const now = room?.now ?? null;
  const look = () => {
    if (now !== null) localStorage.setItem(key, now);
    window.dispatchEvent(new Event(changed));
  };
  if (now === null) return [null, look];
  const known = kept !== null && Number.isFinite(Date.parse(kept)) && kept <= now ? kept : null;
  return [known ?? new Date(Date.parse(now) - firstLook).toISOString(), look];
}

/** What changed since then. Values are kept while it asks again, so that no line moves under the reader. */
export function useChanged(since: string | null) {
  const [at] = useAt();
  const asked = new URLSearchParams({ since: since ?? '', ...(at !== null && { at }) });
  return useQuery<ChangedView>({
    queryKey: ['view', 'changed', at, since],
    queryFn: () => ask(`${base}/api/views/changed?${asked}`),
    placeholderData: (before) => before,
    enabled: since !== null,
  });
}
