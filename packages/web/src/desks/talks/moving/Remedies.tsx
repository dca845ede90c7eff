/** What is being done so that talks can move again. */
import type { TalksView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Party } from '../../../signs/Party.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import { useCanWrite, Write } from '../../../writing/Write.tsx';

export function Remedies({ view }: { view: TalksView }) {
  const word = useWord();
  const can = useCanWrite();
  if (view.remedies.length === 0 && !can({ act: 'talks.remedy-begun' })) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="talks.remedies" />
      </h2>
      <ul className={blocks.rows}>
        {view.remedies.map((one) => (
          <li key={one.id} className={blocks.row} data-row tabIndex={-1}>
            <span className={blocks.strong}>{word([`value.remedy.${one.remedy}`], one.remedy)}</span>
            <Stated as={one.ended.length > 0 ? 'plain' : 'pending'}>
              <T id={one.ended.length > 0 ? 'talks.remedyEnded' : 'talks.remedyUnderWay'} />
            </Stated>
            <Verbatim>{one.wording}</Verbatim>
            <Party id={one.by} />
            <span className={blocks.small}>
              <Time at={one.at} shape="utc" />
            </span>
            {one.until === null ? null : (
              <span>
                <T id="talks.until" values={{ time: <Time at={one.until} /> }} />
              </span>
            )}
            {one.ended.map((end) => (
              <span key={`${end.by} ${end.at}`}>
                <Party id={end.by} /> <Verbatim>{end.wording}</Verbatim>
              </span>
            ))}
            {one.ended.length === 0 ? (
              <Write act="talks.remedy-ended" channel={one.channel} given={{ remedy: one.id }} />
            ) : null}
          </li>
        ))}
      </ul>
      <p>
        <Write act="talks.remedy-begun" />
      </p>
    </section>
  );
}
