/** A mediator words the article anew: the form begins with the words that stand, and the draft rests on the present one. */
import type { TalksView } from '@parley/server/contract';
import { useSay } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import { useConveyDraft } from '../conveying/useConvey.tsx';
import type { Article } from '../status.ts';

export function Redraft({ view: { text }, article }: { view: TalksView; article: Article }) {
  const convey = useConveyDraft();
  const say = useSay();
  if (!text.draft) return null;
  const { number, title, versions } = article;
  return (
    <Write
      act="talks.draft-put"
      within={['line']}
      label={say('talks.redraft')}
      given={{ base: text.draft.id, baseHash: text.draft.hash, prevailing: text.prevailing, dropped: [] }}
      about={number}
      start={{
        title: text.draft.title,
        articles: [{ number, title, versions: versions.map((one) => ({ language: one.language, text: one.text })) }],
      }}
      next={convey}
    />
  );
}
