/** Recorded impasses: cause, whose step is awaited, the last offers, the next contact, and every word of its end. */
import type { TalksView } from '@parley/server/contract';
import { useView } from '../../../api/seat.ts';
import blocks from '../../../look/blocks.module.css';
import { Party } from '../../../signs/Party.tsx';
import { Ref } from '../../../signs/Ref.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { Write } from '../../../writing/Write.tsx';

export function Impasses({ view }: { view: TalksView }) {
  const papers = useView('papers').data?.papers ?? [];
  return (
    <section className={blocks.section}>
      <h2>
        <T id="talks.impasses" />
      </h2>
      {view.impasses.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="talks.noImpasse" />
        </p>
      ) : null}
      <ul className={blocks.rows}>
        {view.impasses.map((one) => (
          <li key={one.id} className={blocks.section} data-row tabIndex={-1}>
            <p className={blocks.row}>
              <Ref id={one.id} />
              <Stated as={one.ended.length > 0 ? 'plain' : 'due'}>
                <T id={one.ended.length > 0 ? 'impasse.over' : 'impasse.stands'} />
              </Stated>
              <span className={blocks.small}>
                <T id="impasse.by" values={{ who: <Party id={one.by} />, time: <Time at={one.at} /> }} />
              </span>
            </p>
            <p className={blocks.measure}>
              <Verbatim>{one.cause}</Verbatim>
            </p>
            <p className={blocks.row}>
              <span>
                <T id="impasse.owner" values={{ who: <Party id={one.owner} /> }} />
              </span>
              <span>
                {one.nextContact === null ? (
                  <T id="impasse.noContact" />
                ) : (
                  <T id="impasse.contact" values={{ time: <Time at={one.nextContact} /> }} />
                )}
              </span>
            </p>
            {one.lastOffers.map((offer) => (
              <p key={offer} className={blocks.small}>
                <T id="impasse.offer" values={{ offer: <Verbatim>{offer}</Verbatim> }} />
              </p>
            ))}
            {one.ended.map((end) => (
              <p key={`${end.by} ${end.at}`}>
                <Party id={end.by} /> <Verbatim>{end.wording}</Verbatim>{' '}
                <span className={blocks.small}>
                  <Time at={end.at} shape="utc" />
                </span>
              </p>
            ))}
            {one.ended.length === 0 ? (
              <p>
                <Write
                  act="talks.impasse-ended"
                  channel={papers.find((paper) => paper.id === one.id)?.standsIn.at(-1)?.channel}
                  given={{ impasse: one.id }}
                />
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      <p>
        <Write act="talks.impasse-declared" within={['notice-board', 'line']} />
      </p>
    </section>
  );
}
