/** Who may decide in whose name: within what limits, from when to when, and which decisions were answered under it. */

import type { PrincipalsView } from '@parley/server/contract';
import blocks from '../../look/blocks.module.css';
import { Person } from '../../people/Person.tsx';
import { Party } from '../../signs/Party.tsx';
import { Ref } from '../../signs/Ref.tsx';
import { Stated } from '../../signs/Sign.tsx';
import { Time } from '../../signs/Time.tsx';
import { Verbatim } from '../../signs/Verbatim.tsx';
import { T } from '../../words/T.tsx';
import { useWord } from '../../words/useWord.ts';
import { Write } from '../../writing/Write.tsx';
import styles from './principals.module.css';
import { signOfAuthority } from './status.ts';

export function Authorities({ view }: { view: PrincipalsView }) {
  const word = useWord();
  return (
    <>
      <p>
        <Write act="principals.authority-delegated" primary isNew />
      </p>
      {view.authorities.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="authority.none" />
        </p>
      ) : null}
      {[...view.authorities].reverse().map((one) => (
        <article key={`${one.channel} ${one.id}`} className={styles.card} data-row tabIndex={-1}>
          <header className={blocks.row}>
            <h2 className={styles.title}>
              <Ref id={one.id} />{' '}
              <T id="authority.fromTo" values={{ from: <Person>{one.from}</Person>, to: <Person>{one.to}</Person> }} />
            </h2>
            <Party id={one.by} />
            <Stated as={signOfAuthority(one.state)}>{word([`value.state.${one.state}`], one.state)}</Stated>
          </header>
          <p>
            <T
              id="authority.term"
              values={{ begins: <Time at={one.begins} shape="utc" />, ends: <Time at={one.ends} shape="utc" /> }}
            />
          </p>
          <dl className={styles.facts}>
            <div>
              <dt>{word(['field.principals.authority-delegated.scope'], 'scope')}</dt>
              <dd>
                <Verbatim>{one.scope}</Verbatim>
              </dd>
            </div>
            <div>
              <dt>{word(['field.principals.authority-delegated.limits'], 'limits')}</dt>
              <dd>
                <Verbatim>{one.limits}</Verbatim>
              </dd>
            </div>
          </dl>
          {one.used.length > 0 ? (
            <p className={blocks.row}>
              <T id="authority.used" />
              {one.used.map((id) => (
                <Ref key={id} id={id} />
              ))}
            </p>
          ) : null}
          {one.ended.map((end) => (
            <p key={end.at}>
              <Time at={end.at} shape="utc" /> <Verbatim>{end.wording}</Verbatim>
            </p>
          ))}
          {one.by === view.as && (one.state === 'in-force' || one.state === 'to-begin') ? (
            <p>
              <Write act="principals.authority-ended" channel={one.channel} given={{ authority: one.id }} />
            </p>
          ) : null}
        </article>
      ))}
    </>
  );
}
