/** All messages and offers of this seat, newest first, with what each was countered by. */
import type { TalksView } from '@parley/server/contract';
import { useParam } from '../../../api/place.ts';
import blocks from '../../../look/blocks.module.css';
import { T } from '../../../words/T.tsx';
import { Write } from '../../../writing/Write.tsx';
import styles from './conveying.module.css';
import { HandedCard } from './HandedCard.tsx';
import { InHand } from './InHand.tsx';

export function Offers({ view }: { view: TalksView }) {
  const [chosen] = useParam('sel');
  const newest = [...view.handed].reverse();
  return (
    <div className={styles.offers}>
      <p className={blocks.row}>
        <Write act="talks.offered" within={['line']} omit={['rewordedFrom', 'counterTo']} primary isNew />
        <Write act="talks.message-handed-in" within={['line']} omit={['rewordedFrom']} />
      </p>
      <InHand />
      {newest.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="talks.noOffers" />
        </p>
      ) : (
        <div className={styles.cards}>
          {newest.map((one) => (
            <HandedCard
              key={one.id}
              one={one}
              counteredBy={view.handed.filter((other) => other.counterTo === one.id)}
              chosen={one.id === chosen}
            />
          ))}
        </div>
      )}
    </div>
  );
}
