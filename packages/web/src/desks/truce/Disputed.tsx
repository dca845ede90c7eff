/** A term on which the accounts differ: every version side by side, all set alike. */
import type { TruceView } from '@parley/server/contract';
import blocks from '../../look/blocks.module.css';
import { Stated } from '../../signs/Sign.tsx';
import { useFacts } from '../../signs/Facts.ts';
import { Party } from '../../signs/Party.tsx';
import { Verbatim } from '../../signs/Verbatim.tsx';
import { T } from '../../words/T.tsx';
import { useWord } from '../../words/useWord.ts';

export function Disputed({ disputed }: { disputed: TruceView['disputed'] }) {
  const word = useWord();
  const { delegations } = useFacts();
  if (disputed.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="disputed.title" />
      </h2>
      <ul className={blocks.rows}>
        {disputed.map((one) => (
          <li key={one.term}>
            <Stated as="disputed">{word([`term.name.${one.term}`], one.term)}</Stated>
            <div className={blocks.accounts}>
              {one.versions.map((version) => (
                <p key={`${version.by} ${version.value}`} className={blocks.account}>
                  <span className={blocks.strong}>
                    {typeof version.value === 'number' ? (
                      word([`term.value.${one.term}`], String(version.value), { count: version.value })
                    ) : (
                      <Verbatim>{word([`outcome.${version.value}`], version.value)}</Verbatim>
                    )}
                  </span>
                  <br />
                  {delegations.some((delegation) => delegation.id === version.by) ? (
                    <Party id={version.by} />
                  ) : (
                    <span className={blocks.small}>
                      <T id="disputed.source" values={{ source: <Verbatim>{version.by}</Verbatim> }} />
                    </span>
                  )}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
