/** The offers beside the text, one line each; the line leads to the offer itself. */
import type { TalksView } from '@parley/server/contract';
import { Link } from 'wouter';
import { useHref } from '../../../api/place.ts';
import blocks from '../../../look/blocks.module.css';
import { Code } from '../../../signs/Code.tsx';
import { Party } from '../../../signs/Party.tsx';
import { useReference } from '../../../signs/Ref.tsx';
import { Time } from '../../../signs/Time.tsx';
import { T } from '../../../words/T.tsx';
import { Write } from '../../../writing/Write.tsx';
import styles from './conveying.module.css';
import { Status } from './HandedCard.tsx';

const most = 8;

export function OfferColumn({ view }: { view: TalksView }) {
  const href = useHref();
  const reference = useReference();
  const offers = view.handed.filter((one) => one.sort === 'offer').reverse();
  return (
    <section className={blocks.section}>
      <h2>
        <T id="talks.offers" />
      </h2>
      {offers.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="talks.noOffers" />
        </p>
      ) : (
        <ul className={blocks.rows}>
          {offers.slice(0, most).map((one) => (
            <li key={one.id} className={styles.line}>
              <Link href={href({ part: 'offers', sel: one.id })}>
                <Code>{reference(one.id) ?? one.id.slice(0, 8)}</Code>
              </Link>
              <span>
                <T
                  id="talks.fromTo"
                  values={{ from: <Party id={one.rewordedFrom ?? one.by} />, to: <Party id={one.to} /> }}
                />
              </span>
              <Status one={one} />
              {one.standing === 'open' && one.expiresAt !== null ? (
                <span className={blocks.small}>
                  <T id="talks.until" values={{ time: <Time at={one.expiresAt} shape="utc" /> }} />
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <p>
        <Write act="talks.offered" within={['line']} omit={['rewordedFrom', 'counterTo']} isNew />
      </p>
    </section>
  );
}
