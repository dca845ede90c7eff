/** What was answered to an offer's exact text, and what a principal decided where it was answered ad referendum. */
import { useView } from '../../../api/seat.ts';
import blocks from '../../../look/blocks.module.css';
import { Party } from '../../../signs/Party.tsx';
import { Stated, type Status } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import type { Handed } from '../status.ts';
import { useConveyPaper } from './useConvey.tsx';

const signs: Readonly<Record<string, Status>> = {
  accepted: 'met',
  refused: 'plain',
  'ad-referendum': 'pending',
  contested: 'disputed',
};

export function Answers({ one }: { one: Handed }) {
  const papers = useView('papers').data;
  const convey = useConveyPaper();
  const word = useWord();
  if (one.answers.length === 0) return null;
  return (
    <ul className={blocks.rows}>
      {one.answers.map((answer) => {
        const held = papers?.papers.find((paper) => paper.id === answer.id);
        const places = held?.standsIn.map((place) => place.channel) ?? [];
        return (
          <li key={answer.id} className={blocks.row}>
            <Party id={answer.by} />
            <Stated as={signs[answer.outcome] ?? 'plain'}>
              {word([`value.standing.${answer.outcome}`], answer.outcome)}
            </Stated>
            {answer.wording === null ? null : <Verbatim>{answer.wording}</Verbatim>}
            <span className={blocks.small}>
              <Time at={answer.at} shape="utc" />
            </span>
            {answer.outcome === 'ad-referendum' && answer.by === papers?.as ? (
              <Write act="talks.principal-decided" channel={places[0]} given={{ answer: answer.id }} />
            ) : null}
            {held
              ? convey({ id: held.id, kind: held.kind, by: held.by, in: places })
                  .filter((way) => one.standsIn.some((place) => place.channel === way.channel))
                  .map((way) => <Write key={way.channel} {...way} />)
              : null}
          </li>
        );
      })}
    </ul>
  );
}
