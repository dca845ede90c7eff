/** What became of an entry, and in a replay whence it comes: in words. */
import { Stated, Tag } from '../../signs/Sign.tsx';
import { T } from '../../words/T.tsx';
import { useWord } from '../../words/useWord.ts';

export function Verdict({ verdict, disputed }: { verdict: string; disputed: boolean }) {
  const word = useWord();
  if (disputed)
    return (
      <Stated as="outstanding">
        <T id="record.disputed" />
      </Stated>
    );
  if (verdict === 'stands') return <T id="record.stands" />;
  return <Stated as="outstanding">{word([`refusal.${verdict}`], verdict)}</Stated>;
}

export function Mark({ mark }: { mark: 'source' | 'invented' }) {
  return (
    <Tag>
      <T id={mark === 'source' ? 'mark.source' : 'mark.invented'} />
    </Tag>
  );
}
