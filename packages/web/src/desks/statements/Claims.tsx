/** Every claim beside what this record says of the same moment: the same, another, or nothing. Neither is called right. */

import type { StatementsView } from '@parley/server/contract';
import blocks from '../../look/blocks.module.css';
import { Person } from '../../people/Person.tsx';
import { Num } from '../../signs/Code.tsx';
import { Ref } from '../../signs/Ref.tsx';
import { Stated } from '../../signs/Sign.tsx';
import { Time } from '../../signs/Time.tsx';
import { Verbatim } from '../../signs/Verbatim.tsx';
import { T } from '../../words/T.tsx';
import { useSay, useWord } from '../../words/useWord.ts';
import { type Claim, signOfBeside } from './status.ts';

export function Claims({ view }: { view: StatementsView }) {
  const word = useWord();
  const say = useSay();
  const figures = [...new Set(view.claims.map((one) => one.what ?? one.figure))];
  if (view.claims.length === 0) {
    return (
      <p className={blocks.quiet}>
        <T id="statements.noClaims" />
      </p>
    );
  }
  return figures.map((figure) => (
    <section key={figure} className={blocks.section}>
      <h2>
        <Verbatim>{word([`value.figure.${figure}`], figure)}</Verbatim>
      </h2>
      <table className={blocks.stack}>
        <thead>
          <tr>
            <th scope="col">
              <T id="claims.said" />
            </th>
            <th scope="col">
              <T id="claims.value" />
            </th>
            <th scope="col">
              <T id="claims.rule" />
            </th>
            <th scope="col">
              <T id="claims.beside" />
            </th>
          </tr>
        </thead>
        <tbody>
          {view.claims
            .filter((one) => (one.what ?? one.figure) === figure)
            .map((one) => (
              <tr key={`${one.channel} ${one.statement} ${one.place}`} data-row tabIndex={-1}>
                <td data-label={say('claims.said')}>
                  <Ref id={one.statement} /> <Person>{one.onBehalfOf}</Person>
                  <br />
                  <span className={blocks.small}>
                    <Verbatim>{one.outlet}</Verbatim> <Time at={one.saidAt} shape="utc" />
                  </span>
                </td>
                <td data-label={say('claims.value')}>
                  <Num>{one.value}</Num>
                </td>
                <td data-label={say('claims.rule')}>
                  <Rule rule={one.countingRule} />
                </td>
                <td data-label={say('claims.beside')}>
                  <Beside claim={one} />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  ));
}

function Rule({ rule }: { rule: string | null }) {
  return rule === null ? (
    <span className={blocks.quiet}>
      <T id="counted.noRule" />
    </span>
  ) : (
    <Verbatim>{rule}</Verbatim>
  );
}

function Beside({ claim: { beside, here } }: { claim: Claim }) {
  const word = useWord();
  return (
    <>
      <Stated as={signOfBeside(beside)}>{word([`value.beside.${beside}`], beside)}</Stated>
      {here === null ? null : (
        <p className={blocks.small}>
          <T
            id="claims.here"
            values={{
              value: <Num>{here.value}</Num>,
              rule: <Rule rule={here.countingRule} />,
              time: <Time at={here.asOf} shape="utc" />,
            }}
          />
          {here.unsettled.length > 0 ? (
            <>
              {' '}
              <T id="claims.unsettled" values={{ batches: <Num>{here.unsettled.join(', ')}</Num> }} />
            </>
          ) : null}
        </p>
      )}
    </>
  );
}

/** One claim within its statement. */
export function ClaimRow({ claim }: { claim: Claim }) {
  const word = useWord();
  return (
    <li className={blocks.row}>
      <span>
        {claim.what === null ? word([`value.figure.${claim.figure}`], claim.figure) : <Verbatim>{claim.what}</Verbatim>}
      </span>
      <span className={blocks.strong}>
        <Num>{claim.value}</Num>
      </span>
      <span className={blocks.small}>
        <Rule rule={claim.countingRule} />
      </span>
      <Beside claim={claim} />
    </li>
  );
}
