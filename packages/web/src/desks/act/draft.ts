/** A draft stays in this browser, by seat and act, until it is signed or thrown away. Nobody else sees it. */
import { useEffect, useState } from 'react';
import { seat } from '../../api/place.ts';

const keyOf = (kind: string) => `parley.draft.${seat}.${kind}`;

export function useDraft(kind: string, start: () => unknown): [unknown, (value: unknown) => void, () => void] {
  const [draft, setDraft] = useState(() => kept(kind) ?? start());
  useEffect(() => {
    localStorage.setItem(keyOf(kind), JSON.stringify(draft ?? null));
  }, [kind, draft]);
  const clear = () => {
    localStorage.removeItem(keyOf(kind));
    setDraft(start());
  };
  return [draft, setDraft, clear];
}

export function forget(kind: string): void {
  localStorage.removeItem(keyOf(kind));
}

function kept(kind: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(keyOf(kind)) ?? 'null');
  } catch {
    return null;
  }
}
