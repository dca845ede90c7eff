/** Where teams are posted, under which mandate; recalls in their four times; and what a recall has left uncovered. */

import type { TeamsView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { OfAList } from '../../../people/Person.tsx';
import { Parties } from '../../../signs/Party.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { Write } from '../../../writing/Write.tsx';
import { Posting } from './Posting.tsx';
import { Uncovered } from './Uncovered.tsx';

export function Postings({ view }: { view: TeamsView }) {
  return (
    <>
      <p className={blocks.row}>
        <Write act="teams.posted" isNew primary={view.postings.length === 0} />
        <Write act="teams.site-named" />
        <Write act="teams.liaison-paired" />
      </p>
      <Uncovered view={view} />
      {view.postings.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="teams.none" />
        </p>
      ) : (
        <section className={blocks.section}>
          <h2>
            <T id="teams.postings" />
          </h2>
          {view.postings.map((one) => (
            <Posting key={one.id} posting={one} />
          ))}
        </section>
      )}
      <Sites view={view} />
      <Pairs view={view} />
    </>
  );
}

function Sites({ view }: { view: TeamsView }) {
  if (view.sites.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="teams.sites" />
      </h2>
      <ul className={blocks.rows}>
        {view.sites.map(({ site, cover, since, zones, hostedBy }) => (
          <li key={site} className={blocks.row}>
            <span className={blocks.strong}>
              <OfAList>{site}</OfAList>
            </span>
            <Stated as={cover ? 'met' : 'due'}>
              <T id={cover ? 'teams.cover' : 'teams.noCover'} />
            </Stated>
            {since === null ? null : (
              <span className={blocks.small}>
                <T id="teams.since" values={{ time: <Time at={since} /> }} />
              </span>
            )}
            {zones.map((zone) => (
              <bdi key={zone} dir="ltr" className={blocks.small}>
                {zone}
              </bdi>
            ))}
            {hostedBy.length === 0 ? null : (
              <span className={blocks.small}>
                <T id="teams.hostedBy" values={{ who: <Parties ids={hostedBy} /> }} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Pairs({ view }: { view: TeamsView }) {
  if (view.pairs.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="teams.pairs" />
      </h2>
      <ul className={blocks.rows}>
        {view.pairs.map((one) => (
          <li key={one.id} className={blocks.row}>
            <Stated as={one.ended ? 'plain' : 'met'}>
              <T id={one.ended ? 'teams.pairEnded' : 'teams.pairStands'} />
            </Stated>
            <span>
              <T
                id="teams.pair"
                values={{
                  officer: <Verbatim>{one.officer}</Verbatim>,
                  counterpart: <Verbatim>{one.counterpart}</Verbatim>,
                  who: <Parties ids={[one.with]} />,
                  site: <OfAList>{one.site}</OfAList>,
                }}
              />
            </span>
            {one.ended ? null : <Write act="teams.pair-ended" given={{ pair: one.id }} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
