/** Remains: how sure the identification was said to be beforehand, and what an examination found afterwards, side by side. */
import blocks from '../../../look/blocks.module.css';
import { Code } from '../../../signs/Code.tsx';
import { Party } from '../../../signs/Party.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { T } from '../../../words/T.tsx';
import { useSay, useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import styles from '../exchange.module.css';
import type { OneHandover } from './Handover.tsx';

type Said = OneHandover['remains'][number]['statements'][number];

export function Remains({ handover: { remains, channel } }: { handover: OneHandover }) {
  const say = useSay();
  const word = useWord();
  if (remains.length === 0) return null;
  return (
    <div className={styles.part}>
      <h4>
        <T id="handovers.remains" />
      </h4>
      <div className={blocks.scroll}>
        <table className={blocks.stack}>
          <thead>
            <tr>
              <th scope="col">{say('sought.case')}</th>
              <th scope="col">{say('handovers.level')}</th>
              <th scope="col">{say('handovers.finding')}</th>
            </tr>
          </thead>
          <tbody>
            {remains.map((row) => (
              <tr key={row.case}>
                <th scope="row">
                  <Code>{row.case}</Code>
                </th>
                <td data-label={say('handovers.level')}>
                  {row.stated ? <Level said={row.stated} /> : null}
                  {row.statements.length === 0 ? <T id="handovers.noLevel" /> : null}
                  {row.stated === null && row.statements.length > 0 ? (
                    <>
                      <Stated as="disputed">
                        <T id="handovers.levelsDiffer" />
                      </Stated>
                      {row.statements.map((one) => (
                        <Level key={`${one.level} ${one.methods.join()}`} said={one} />
                      ))}
                    </>
                  ) : null}
                </td>
                <td data-label={say('handovers.finding')}>
                  {row.findings.map((one) => (
                    <p key={`${one.by} ${one.at}`} className={blocks.row}>
                      <Party id={one.by} />
                      <span>{word([`value.finding.${one.finding}`], one.finding)}</span>
                      <Methods of={one.methods} />
                      <Time at={one.at} shape="utc" />
                    </p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <Write act="exchange.remains-examined" channel={channel} />
      </p>
    </div>
  );
}

function Level({ said }: { said: Said }) {
  const word = useWord();
  return (
    <p className={blocks.row}>
      <span className={blocks.strong}>{word([`value.level.${said.level}`], said.level)}</span>
      <Methods of={said.methods} />
    </p>
  );
}

function Methods({ of }: { of: readonly string[] }) {
  const word = useWord();
  return (
    <ul className={blocks.row}>
      {of.map((one) => (
        <li key={one} className={blocks.small}>
          {word([`value.methods.${one}`], one)}
        </li>
      ))}
    </ul>
  );
}
