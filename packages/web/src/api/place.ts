/** Where this page stands: whose seat, and as of when. The URL is the state. */
import { useLocation, useSearchParams } from 'wouter';

/** The seat in the address, or null on the chooser page. */
export const seat: string | null = /^\/seat\/([a-z][a-z0-9-]*)(\/|$)/.exec(location.pathname)?.[1] ?? null;

export const base = seat === null ? '' : `/seat/${seat}`;

/** The moment asked about, or null for live. What cannot be read as a time is live. */
export function useAt(): [string | null, (at: string | null) => void] {
  const [params, setParams] = useSearchParams();
  const asked = params.get('at');
  const at = asked !== null && Number.isFinite(Date.parse(asked)) ? new Date(asked).toISOString() : null;
  const set = (next: string | null) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (next === null) after.delete('at');
        else after.set('at', next);
        return after;
      },
      { replace: true },
    );
  return [at, set];
}

/** What a link inside the seat keeps of the present address. */
export function useKept(): string {
  const [params] = useSearchParams();
  const kept = new URLSearchParams();
  for (const name of ['at', 'lang']) {
    const value = params.get(name);
    if (value !== null) kept.set(name, value);
  }
  const text = kept.toString();
  return text === '' ? '' : `?${text}`;
}

/** One word of the address: what is chosen or opened on a page stands there, so that a link shows the same. */
export function useParam(name: string): [string | null, (value: string | null) => void] {
  const [params, setParams] = useSearchParams();
  const set = (value: string | null) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === null) after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  return [params.get(name), set];
}

/** The address of this page with one word of it changed. */
export function useHref(): (changes: Readonly<Record<string, string | null>>) => string {
  const [params] = useSearchParams();
  const [path] = useLocation();
  return (changes) => {
    const after = new URLSearchParams(params);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) after.delete(name);
      else after.set(name, value);
    }
    const text = after.toString();
    return text === '' ? path : `${path}?${text}`;
  };
}
