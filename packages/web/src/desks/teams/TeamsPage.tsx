/** Postings and recalls of one's own delegation, and of no other. */
import type { TeamsView } from '@parley/server/contract';
import { useView } from '../../api/seat.ts';
import blocks from '../../look/blocks.module.css';
import { Party } from '../../signs/Party.tsx';
import { Stated } from '../../signs/Sign.tsx';
import { Time } from '../../signs/Time.tsx';
import { Verbatim } from '../../signs/Verbatim.tsx';
import type { MessageId } from '../../words/languages.ts';
import { T } from '../../words/T.tsx';
import { Uncovered } from './Uncovered.tsx';

type Recall = TeamsView['postings'][number]['recalls'][number];

const moments: readonly { key: 'decided' | 'announced' | 'departed' | 'arrived'; name: MessageId }[] = [
  { key: 'decided', name: 'teams.decided' },
  { key: 'announced', name: 'teams.announced' },
  { key: 'departed', name: 'teams.departed' },
  { key: 'arrived', name: 'teams.arrived' },
];

export function TeamsPage() {
  const view = useView('teams').data;
  if (!view) return null;
  return (
    <div className={blocks.page}>
      <div className={blocks.head}>
        <h1>
          <T id="teams.title" />
        </h1>
        <p className={blocks.quiet}>
          <T id="teams.own" values={{ who: <Party id={view.as} /> }} />
        </p>
      </div>
      {view.postings.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="teams.none" />
        </p>
      ) : (
        <section className={blocks.section}>
          <h2>
            <T id="teams.postings" />
          </h2>
          <ul className={blocks.rows}>
            {view.postings.map((one) => (
              <li key={`${one.team} ${one.site}`}>
                <h3>
                  <T
                    id="teams.posting"
                    values={{ team: <Verbatim>{one.team}</Verbatim>, site: <Verbatim>{one.site}</Verbatim> }}
                  />
                </h3>
                <p className={blocks.quiet}>
                  <Verbatim>{one.mandate}</Verbatim>
                </p>
                {one.recalls.length === 0 ? (
                  <p>
                    <T id="teams.posted" />
                  </p>
                ) : null}
                {one.recalls.map((recall) => (
                  <RecallTable key={`${recall.orderedBy} ${recall.decided}`} recall={recall} />
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Uncovered view={view} />
      {view.sites.length === 0 ? null : (
        <section className={blocks.section}>
          <h2>
            <T id="teams.sites" />
          </h2>
          <ul className={blocks.rows}>
            {view.sites.map(({ site, cover, since }) => (
              <li key={site} className={blocks.row}>
                <span className={blocks.strong}>
                  <Verbatim>{site}</Verbatim>
                </span>
                <Stated as={cover ? 'met' : 'due'}>
                  <T id={cover ? 'teams.cover' : 'teams.noCover'} />
                </Stated>
                {since === null ? null : (
                  <span className={blocks.small}>
                    <T id="teams.since" values={{ time: <Time at={since} /> }} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Four times, never one. */
function RecallTable({ recall }: { recall: Recall }) {
  return (
    <div className={blocks.scroll}>
      <table>
        <caption>
          <T id="teams.recall" values={{ who: <Verbatim>{recall.orderedBy}</Verbatim> }} />
        </caption>
        <thead>
          <tr>
            {moments.map(({ key, name }) => (
              <th key={key} scope="col">
                <T id={name} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {moments.map(({ key }) => (
              <td key={key}>{recall[key] === null ? <T id="teams.notRecorded" /> : <Time at={recall[key]} />}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
