/** Who is present where, and who is under way. Seen inside one's own delegation only. */
import type { TeamsView } from '@parley/server/contract';
import blocks from '../../look/blocks.module.css';
import { Stated } from '../../signs/Sign.tsx';
import { Time } from '../../signs/Time.tsx';
import { Verbatim } from '../../signs/Verbatim.tsx';
import { T } from '../../words/T.tsx';
import { useWord } from '../../words/useWord.ts';
import { Write } from '../../writing/Write.tsx';
import { Entered } from '../truce/Entered.tsx';

export function Whereabouts({ view }: { view: TeamsView }) {
  const word = useWord();
  return (
    <>
      <p className={blocks.row}>
        <Write act="teams.presence-noted" isNew primary={view.presence.length === 0} />
        <Write act="teams.movement-recorded" />
      </p>
      <section className={blocks.section}>
        <h2>
          <T id="whereabouts.present" />
        </h2>
        {view.presence.length === 0 ? (
          <p className={blocks.quiet}>
            <T id="whereabouts.nobody" />
          </p>
        ) : null}
        <ul className={blocks.rows}>
          {view.presence.map((one) => (
            <li key={`${one.officer} ${one.site}`} className={blocks.row}>
              <span className={blocks.strong}>
                <Verbatim>{one.officer}</Verbatim>
              </span>
              <Verbatim>{one.site}</Verbatim>
              <span>{word([`value.presence.${one.presence}`], one.presence)}</span>
              <Entered of={one} />
            </li>
          ))}
        </ul>
      </section>
      <section className={blocks.section}>
        <h2>
          <T id="whereabouts.movements" />
        </h2>
        {view.movements.length === 0 ? (
          <p className={blocks.quiet}>
            <T id="whereabouts.noMovement" />
          </p>
        ) : null}
        <ul className={blocks.rows}>
          {view.movements.map((one) => (
            <li key={one.id} className={blocks.row}>
              <Stated as={one.underWay ? 'due' : 'plain'}>
                <Verbatim>{one.who}</Verbatim>
              </Stated>
              <span>
                <T
                  id="whereabouts.fromTo"
                  values={{
                    from: <Verbatim>{one.from}</Verbatim>,
                    to: <Verbatim>{one.to}</Verbatim>,
                    leaves: <Time at={one.leaves} shape="utc" />,
                  }}
                />
              </span>
              {one.arrives === null ? null : (
                <span>
                  <T id="whereabouts.arrives" values={{ time: <Time at={one.arrives} shape="utc" /> }} />
                </span>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
