/** How each side understands a term. That two differ is shown to mediators alone, who may leave it open on purpose. */
import type { TalksView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Party } from '../../../signs/Party.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { Write } from '../../../writing/Write.tsx';

export function Terms({ view, number }: { view: TalksView; number: string }) {
  const terms = view.text.terms.filter((one) => one.article === number);
  if (terms.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="talks.terms" />
      </h2>
      {terms.map(({ term, says, differ, leftOpen }) => (
        <div key={term} className={blocks.section}>
          <h3 className={blocks.row}>
            <Verbatim>{term}</Verbatim>
            {differ && leftOpen.length === 0 ? (
              <Stated as="disputed">
                <T id="talks.differ" />
              </Stated>
            ) : null}
          </h3>
          <div className={blocks.accounts}>
            {says.map((one) => (
              <p key={`${one.by} ${one.at}`} className={blocks.account}>
                <Party id={one.by} /> <Verbatim>{one.text}</Verbatim>{' '}
                <span className={blocks.small}>
                  <Time at={one.at} shape="utc" />
                </span>
              </p>
            ))}
          </div>
          {leftOpen.map((one) => (
            <p key={`${one.by} ${one.at}`} className={blocks.small}>
              <T
                id="talks.leftOpen"
                values={{ who: <Party id={one.by} />, wording: <Verbatim>{one.text}</Verbatim> }}
              />
            </p>
          ))}
          {differ ? (
            <p>
              <Write act="talks.term-left-open" within={['mediators']} given={{ article: number, term }} />
            </p>
          ) : null}
        </div>
      ))}
    </section>
  );
}
