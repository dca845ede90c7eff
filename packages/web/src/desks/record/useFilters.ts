/** By what the record is looked through. All of it stands in the address, so that a link shows the same lines. */

import { folded, seeking } from '@parley/desks/searching';
import type { TimelineQuery } from '@parley/server/contract';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useSearchParams } from 'wouter';
import type { Filters } from '../../api/timeline.ts';
import type { MessageId } from '../../words/languages.ts';

/** Their names in the address, as the node asks for them. */
export const names = ['desk', 'by', 'channel', 'provenance', 'disputed', 'q'] as const;
export type Name = (typeof names)[number];
type Chosen = Readonly<Record<Name, string>>;

export type Provenance = NonNullable<TimelineQuery['provenance']>;

/** Whose word an entry rests on; the last two only where a public case is replayed. */
export const provenances = {
  'own-word': 'record.provenance.own-word',
  witnessed: 'record.provenance.witnessed',
  conveyed: 'record.provenance.conveyed',
  withdrawn: 'record.provenance.withdrawn',
  source: 'mark.source',
  invented: 'mark.invented',
} as const satisfies Readonly<Record<Provenance, MessageId>>;

const isProvenance = (text: string): text is Provenance => Object.hasOwn(provenances, text);

export function useFilters(): {
  readonly chosen: Chosen;
  readonly filters: Filters;
  readonly choose: (name: Name, value: string) => void;
  readonly clear: () => void;
} {
  const [params, setParams] = useSearchParams();
  const address = params.toString();
  const chosen = useMemo(() => {
    const asked = new URLSearchParams(address);
    return Object.fromEntries(names.map((name) => [name, asked.get(name) ?? ''])) as Chosen;
  }, [address]);
  const kinds = useKindsNamed(chosen.q);
  const { desk, by, channel, provenance, disputed, q } = chosen;
  const filters = useMemo<Filters>(
    () => ({
      ...(desk !== '' && { desk }),
      ...(by !== '' && { by }),
      ...(channel !== '' && { channel }),
      ...(isProvenance(provenance) && { provenance }),
      ...(disputed === '1' && { disputed }),
      ...(q.trim() !== '' && { q: q.slice(0, 200) }),
      ...(kinds !== '' && { kinds }),
    }),
    [desk, by, channel, provenance, disputed, q, kinds],
  );
  const change = (changes: Partial<Record<Name, string>>) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value === '') after.delete(name);
          else after.set(name, value);
        }
        return after;
      },
      { replace: true },
    );
  return {
    chosen,
    filters,
    choose: (name, value) => change({ [name]: value }),
    clear: () => change(Object.fromEntries(names.map((name) => [name, '']))),
  };
}

const actKey = /^act\.([a-z-]+\.[a-z-]+)$/;

/** The acts whose names in the reader's language hold the words that are sought: the node knows no language. */
function useKindsNamed(q: string): string {
  const { messages } = useIntl();
  const acts = useMemo(
    () =>
      Object.keys(messages).flatMap((key) => {
        const kind = actKey.exec(key)?.[1];
        const text = messages[key];
        return kind === undefined || typeof text !== 'string' ? [] : [{ kind, name: folded(text) }];
      }),
    [messages],
  );
  return useMemo(() => {
    if (folded(q) === '') return '';
    const sought = seeking(q);
    return acts
      .filter((one) => sought(one.name))
      .map((one) => one.kind)
      .join(' ')
      .slice(0, 4000);
  }, [acts, q]);
}
