/** Case codes put under the agreed numbers: who has accepted them, and objections with their ground. */

import type { TranchesView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { OfAList } from '../../../people/Person.tsx';
import { Party } from '../../../signs/Party.tsx';
import { Stated, type Status } from '../../../signs/Sign.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import { Cases } from '../Cases.tsx';
import styles from '../exchange.module.css';
import { Agreement } from './Agreement.tsx';
import type { OneTranche } from './Tranche.tsx';

type Names = OneTranche['names'][number];

const signs: Readonly<Record<Names['state'], Status>> = {
  proposed: 'pending',
  agreed: 'met',
  contested: 'disputed',
  replaced: 'plain',
};

export function NamesPut({ names, view }: { names: Names; view: TranchesView }) {
  const word = useWord();
  const replaced = names.state === 'replaced';
  return (
    <div className={styles.part}>
      <h3 className={blocks.row}>
        <T id="tranches.names" />
        <Stated as={signs[names.state]}>{word([`tranches.names.${names.state}`], names.state)}</Stated>
      </h3>
      {names.names.map((one) => (
        <p key={`${one.category} ${one.which}`} className={blocks.row}>
          <OfAList>{one.category}</OfAList>
          <span className={blocks.quiet}>{word([`value.which.${one.which}`], one.which)}</span>
          <Cases of={one.cases} />
        </p>
      ))}
      {replaced ? null : (
        <p className={blocks.row}>
          <Agreement of={{ ...names, agreed: names.state === 'agreed' }} />
          {view.awaitedFromReader.includes(names.id) ? (
            <Write act="exchange.names-accepted" given={{ names: names.id }} primary />
          ) : null}
          <Write act="exchange.names-objected" given={{ names: names.id }} />
        </p>
      )}
      {names.objections.map((one) => (
        <div key={one.id} className={blocks.account}>
          <p className={blocks.row}>
            <Stated as={one.settled.length > 0 ? 'met' : 'pending'}>
              <T id={one.settled.length > 0 ? 'objections.settled' : 'objections.open'} />
            </Stated>
            <Party id={one.by} />
            <Cases of={one.cases} />
          </p>
          <p className={blocks.measure}>
            <T id="quoted" values={{ words: <Verbatim>{one.ground}</Verbatim> }} />
          </p>
          {one.criterion === null ? null : (
            <p className={blocks.small}>
              <T id="tranches.underCriterion" values={{ text: <Verbatim>{one.criterion}</Verbatim> }} />
            </p>
          )}
          {one.settled.map((wording) => (
            <p key={wording} className={blocks.measure}>
              <T id="tranches.settledAs" values={{ words: <Verbatim>{wording}</Verbatim> }} />
            </p>
          ))}
          {one.settled.length === 0 ? (
            <p>
              <Write act="exchange.names-objection-settled" given={{ objection: one.id }} />
            </p>
          ) : null}
        </div>
      ))}
    </div>
  );
}
