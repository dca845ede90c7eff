/** What is outstanding, expected from whom, on what basis, by when, and what each side says about it. */
import type { TruceView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Party } from '../../../signs/Party.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Words } from '../../../signs/Word.tsx';
import { T } from '../../../words/T.tsx';
import { useSay, useWord } from '../../../words/useWord.ts';
import { Accounts } from './Accounts.tsx';
import { DueWords, dueStatus } from './DueWords.tsx';

export function Outstanding({ view, now }: { view: TruceView; now: number }) {
  const word = useWord();
  const say = useSay();
  return (
    <section className={blocks.section}>
      <h2>
        <T id="outstanding.title" />
      </h2>
      {view.outstanding.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="outstanding.none" />
        </p>
      ) : (
        <div className={blocks.scroll}>
          <table className={blocks.stack}>
            <thead>
              <tr>
                <th scope="col">
                  <T id="outstanding.what" />
                </th>
                <th scope="col">
                  <T id="outstanding.from" />
                </th>
                <th scope="col">
                  <T id="outstanding.due" />
                </th>
                <th scope="col">
                  <T id="outstanding.basis" />
                </th>
              </tr>
            </thead>
            <tbody>
              {view.outstanding.map((one) => (
                <tr key={`${one.what} ${one.expectedFrom} ${one.due} ${one.basis}`}>
                  <td>
                    <p className={blocks.strong}>{word([`what.${one.what}`], one.what, { count: one.count })}</p>
                    <Accounts accounts={one.accounts} />
                  </td>
                  <td data-label={say('outstanding.from')}>
                    <Party id={one.expectedFrom} />
                  </td>
                  <td data-label={say('outstanding.due')}>
                    <Stated as={dueStatus(one, now)}>
                      <DueWords one={one} now={now} />
                    </Stated>
                    <p className={blocks.small}>
                      <Time at={one.due} />
                    </p>
                    {Date.parse(one.due) > now ? null : (
                      <div className={blocks.small}>
                        <T id={one.firm ? 'outstanding.firm' : 'outstanding.asFar'} />
                        <Words all={one.asFarAsHeld} />
                      </div>
                    )}
                  </td>
                  <td data-label={say('outstanding.basis')}>{word([`basis.${one.basis}`], one.basis)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
