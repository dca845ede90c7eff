/** A term on which the accounts differ: every version side by side, all set alike. */
import type { TruceView } from '@parley/server/contract';
import blocks from '../../look/blocks.module.css';
import { useFacts } from '../../signs/Facts.ts';
import { Party } from '../../signs/Party.tsx';
import { Stated } from '../../signs/Sign.tsx';
import { Time } from '../../signs/Time.tsx';
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
            <Stated as="disputed">
              {word([`term.name.${one.term}`, `value.term.${one.term}`, `value.what.${one.term}`], one.term)}
            </Stated>
            <div className={blocks.accounts}>
              {one.versions.map((version) => (
                <p key={`${version.by} ${version.value}`} className={blocks.account}>
                  <span className={blocks.strong}>
                    <Value term={one.term} value={version.value} />
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

/** A count in the words of its term, an instant as a time, an answer in its word. */
function Value({ term, value }: { term: string; value: number | string | null }) {
  const word = useWord();
  if (value === null) return <T id="disputed.none" />;
  if (typeof value === 'string') {
    return isIso.test(value) ? <Time at={value} /> : <Verbatim>{word([`outcome.${value}`], value)}</Verbatim>;
  }
  return value > year2000 ? <Time at={value} /> : word([`term.value.${term}`], String(value), { count: value });
}

const isIso = /^\d{4}-\d{2}-\d{2}T/;
const year2000 = 946_684_800_000;
