/** A message or an offer as it reads, in whose words: for its reader, its author, and the preview of a conveyance alike. */
import blocks from '../../../look/blocks.module.css';
import { Party } from '../../../signs/Party.tsx';
import { Ref } from '../../../signs/Ref.tsx';
import { Tag } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import type { Handed } from '../status.ts';
import styles from './conveying.module.css';

export function Paper({ one }: { one: Handed }) {
  const word = useWord();
  return (
    <div className={styles.paper}>
      <p className={blocks.row}>
        <span>
          <T
            id={one.sort === 'offer' ? 'talks.offerOf' : 'talks.messageOf'}
            values={{ from: <Party id={one.by} />, to: <Party id={one.to} /> }}
          />
        </span>
        <Tag>{word([`value.words.${one.words}`], one.words)}</Tag>
      </p>
      <p className={styles.text}>
        <Verbatim>{one.text}</Verbatim>
      </p>
      {one.conditions.length > 0 ? (
        <>
          <p className={blocks.small}>
            <T id="talks.conditions" />
          </p>
          <ul className={styles.conditions}>
            {one.conditions.map((condition) => (
              <li key={condition}>
                <Verbatim>{condition}</Verbatim>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {one.rewordedFrom !== null ? (
        <p className={blocks.small}>
          <T id="talks.rewordedFrom" values={{ who: <Party id={one.rewordedFrom} /> }} />
        </p>
      ) : null}
      {one.expiresAt !== null ? (
        <p>
          <T id="talks.until" values={{ time: <Time at={one.expiresAt} /> }} />
        </p>
      ) : null}
      {one.counterTo !== null ? (
        <p>
          <T id="talks.counters" values={{ offer: <Ref id={one.counterTo} /> }} />
        </p>
      ) : null}
    </div>
  );
}
