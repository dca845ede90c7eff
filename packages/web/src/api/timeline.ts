/**
 * The record in windows: the page asks for the lines that are looked at, by filters that stand in its address, and forgets
 * those that are not looked at any longer.
 */
import type { TimelineQuery, TimelineView, WholeEntry } from '@parley/server/contract';
import { type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { ask } from './fetching.ts';
import { base, useAt } from './place.ts';

/** How many lines are asked for at once, and for how long those out of sight are kept, ms. */
const chunk = 100;
const kept = 60_000;

export type Filters = Partial<
  Pick<TimelineQuery, 'desk' | 'by' | 'channel' | 'provenance' | 'disputed' | 'q' | 'kinds'>
>;

function addressOf(filters: Filters, at: string | null, more: Readonly<Record<string, string>>): string {
  const asked = new URLSearchParams(more);
  for (const [name, value] of Object.entries({ ...filters, at: at ?? undefined }))
    if (value !== undefined) asked.set(name, value);
  return `${base}/api/views/timeline?${asked}`;
}

/** The first lines by these filters, and what stands beside them: counts, desks, whether the record is whole. */
export function useTimeline(filters: Filters, count = chunk, wanted = true) {
  const [at] = useAt();
  return useQuery<TimelineView>({
    queryKey: ['view', 'timeline', at, filters, 0, count],
    queryFn: ({ signal }) => ask(addressOf(filters, at, { from: '0', count: String(count) }), signal),
    placeholderData: (before) => before,
    gcTime: kept,
    enabled: wanted,
  });
}

/** At which line an entry stands by these filters; null where they leave it out, or while it is asked. */
export function usePlaceOf(sel: string | null, filters: Filters): number | null {
  const [at] = useAt();
  const found = useQuery<TimelineView>({
    queryKey: ['view', 'timeline', at, filters, 'place', sel],
    queryFn: ({ signal }) => ask(addressOf(filters, at, { count: '0', sel: sel ?? '' }), signal),
    gcTime: kept,
    enabled: sel !== null,
  });
  return found.data?.selected ?? null;
}

export type Line = TimelineView['lines'][number];

/** A line by its number, undefined until it has come; and how the page says which lines it looks at. */
export function useLines(filters: Filters): {
  readonly line: (row: number) => Line | undefined;
  readonly look: (range: { readonly first: number; readonly last: number }) => void;
} {
  const [at] = useAt();
  const [[first, last], setRange] = useState<readonly [number, number]>([0, 0]);
  const look = useCallback((range: { readonly first: number; readonly last: number }) => {
    const next = [Math.floor(range.first / chunk), Math.floor(Math.max(0, range.last - 1) / chunk)] as const;
    setRange((before) => (before[0] === next[0] && before[1] === next[1] ? before : next));
  }, []);
  const chunks = Array.from({ length: last - first + 1 }, (_, place) => first + place);
  const lines = useQueries({
    queries: chunks.map((number) => ({
      queryKey: ['view', 'timeline', at, filters, number * chunk, chunk],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        ask<TimelineView>(addressOf(filters, at, { from: String(number * chunk), count: String(chunk) }), signal),
      gcTime: kept,
    })),
    combine: linesOf,
  });
  const line = useMemo(() => (row: number) => lines.get(row), [lines]);
  return { line, look };
}

/** Called anew only when an answer came: the lines stay the same object while nothing did. */
function linesOf(answers: readonly UseQueryResult<TimelineView>[]): ReadonlyMap<number, Line> {
  const lines = new Map<number, Line>();
  for (const { data } of answers)
    for (const [place, one] of data?.lines.entries() ?? []) lines.set((data?.from ?? 0) + place, one);
  return lines;
}

/** One entry whole, by its hash or by what later acts call it. */
export function useEntry(name: string | null) {
  const [at] = useAt();
  return useQuery<WholeEntry>({
    queryKey: ['entry', name, at],
    queryFn: () =>
      ask(`${base}/api/entries/${encodeURIComponent(name ?? '')}${at === null ? '' : `?at=${encodeURIComponent(at)}`}`),
    enabled: name !== null,
  });
}
