/**
 * A draft stays in this browser, by seat, channel, act and what the act is about, until it is signed or thrown away: a page that
 * is closed or crashes loses nothing. Nobody else sees it. What was only opened and not changed is not kept.
 */
import { useEffect, useState } from 'react';
import { seat } from '../api/place.ts';

/** What a draft is about: enough to open its form again. `given` are the fields that the desk has filled in. */
export type DraftOf = {
  readonly act: string;
  readonly channel?: string | undefined;
  readonly given?: Readonly<Record<string, unknown>> | undefined;
  /** What it is about where `given` does not tell: of two offers reworded, each has a draft of its own. */
  readonly about?: string | undefined;
};
export type Draft = DraftOf & { readonly body: unknown; readonly savedAt: string };

const prefix = `parley.draft.${seat}.`;

/** A draft's name in this browser. What was written for one channel never stands in the form of another. */
export const draftKey = ({ act, channel, given, about }: DraftOf): string =>
  [act, channel ?? '', given === undefined || Object.keys(given).length === 0 ? '' : JSON.stringify(given), about ?? '']
    .filter((part) => part !== '')
    .join(' ');

export function useDraft(of: DraftOf, start: () => unknown): [unknown, (value: unknown) => void, () => void] {
  const key = draftKey(of);
  const [draft, setDraft] = useState(() => kept(key)?.body ?? start());
  const { act, channel, given, about } = of;
  const change = (body: unknown) => {
    setDraft(body);
    if (JSON.stringify(body) === JSON.stringify(start())) localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, written({ act, channel, given, about, body }));
  };
  const clear = () => {
    forget(of);
    setDraft(start());
  };
  return [draft, change, clear];
}

export function forget(of: DraftOf): void {
  localStorage.removeItem(prefix + draftKey(of));
  window.dispatchEvent(new Event(changed));
}

/** All drafts of this seat in this browser, the one changed last first. */
export function useDrafts(): readonly Draft[] {
  const [all, setAll] = useState(allKept);
  useEffect(() => {
    const look = () => setAll(allKept());
    for (const name of ['storage', changed]) window.addEventListener(name, look);
    return () => {
      for (const name of ['storage', changed]) window.removeEventListener(name, look);
    };
  }, []);
  return all;
}

const changed = 'parley-drafts';

const written = (draft: DraftOf & { readonly body: unknown }) =>
  JSON.stringify({ ...draft, savedAt: new Date().toISOString() });

function allKept(): readonly Draft[] {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  return keys
    .flatMap((key) => kept(key.slice(prefix.length)) ?? [])
    .sort((left, right) => (left.savedAt < right.savedAt ? 1 : -1));
}

function kept(key: string): Draft | null {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(prefix + key) ?? 'null');
    return typeof read === 'object' && read !== null && 'act' in read && 'body' in read ? (read as Draft) : null;
  } catch {
    return null;
  }
}
