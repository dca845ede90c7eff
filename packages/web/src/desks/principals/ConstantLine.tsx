/** The constant line: entries that ask to be acknowledged, and who has not. An acknowledgement agrees to nothing. */
import type { PrincipalsView } from '@parley/server/contract';
import blocks from '../../look/blocks.module.css';
import { Party } from '../../signs/Party.tsx';
import { Ref } from '../../signs/Ref.tsx';
import { Stated } from '../../signs/Sign.tsx';
import { Time } from '../../signs/Time.tsx';
import { Verbatim } from '../../signs/Verbatim.tsx';
import { T } from '../../words/T.tsx';
import { useWord } from '../../words/useWord.ts';
import { Write } from '../../writing/Write.tsx';
import { AskCard } from './Asks.tsx';

export function ConstantLine({ view }: { view: PrincipalsView }) {
  const word = useWord();
  const all = view.asks.filter((one) => one.sort === 'acknowledgement').reverse();
  return (
    <>
      <p>
        <Write act="principals.acknowledgement-asked" primary isNew />
      </p>
      <section className={blocks.section}>
        <h2>
          <T id="line.open" />
        </h2>
        {view.unacknowledged.length === 0 ? (
          <p className={blocks.quiet}>
            <T id="line.none" />
          </p>
        ) : null}
        <ul className={blocks.rows}>
          {view.unacknowledged.map((one) => (
            <li
              key={`${one.channel} ${one.ask} ${one.delegation} ${one.office}`}
              className={blocks.row}
              data-row
              tabIndex={-1}
            >
              <Ref id={one.ask} />
              <span>{word([`outstanding.${one.sort}`], one.sort)}</span>
              <Party id={one.delegation} />
              <Verbatim>{one.office}</Verbatim>
              <Stated as="due">
                <T id="line.since" values={{ time: <Time at={one.at} shape="utc" /> }} />
              </Stated>
              {one.delegation === view.as ? (
                <Write
                  act="principals.acknowledged"
                  channel={one.channel}
                  given={{ ask: one.ask, office: one.office }}
                />
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      {all.map((one) => (
        <AskCard key={`${one.channel} ${one.id}`} one={one} mine={view.as} />
      ))}
    </>
  );
}
