/** What the record has under the words that were typed: a few acts, without what they say, and the way to all of them. */
import { folded } from '@parley/desks/searching';
import { useTimeline } from '../api/timeline.ts';
import { Code } from '../signs/Code.tsx';
import { Party } from '../signs/Party.tsx';
import { Time } from '../signs/Time.tsx';
import { useActName, useSay } from '../words/useWord.ts';
import { type Item, useGo } from './useItems.tsx';

const few = 6;

export function useFound(typed: string): readonly Item[] {
  const say = useSay();
  const act = useActName();
  const go = useGo();
  const isWanted = folded(typed).length > 1;
  const view = useTimeline({ q: typed }, few, isWanted).data;
  if (!isWanted) return [];
  const lines = (view?.lines ?? []).map((one): Item => {
    const name = act(one.conveyed ? one.conveyed.kind : one.kind);
    return {
      id: one.entry,
      group: 'references',
      name: `${one.reference} ${name}`,
      shown: (
        <>
          <Code>{one.reference}</Code> {name} <Party id={one.by} /> <Time at={one.claimed} shape="short" />
        </>
      ),
      take: () => go('/record', { sel: one.entry }),
    };
  });
  return [
    ...lines,
    {
      id: 'search',
      group: 'search',
      name: say('palette.all', { words: typed }),
      take: () => go('/record', { q: typed }),
    },
  ];
}
