/** What delegations said under their own names: declarations, truces of their own, an impasse, and papers that await their author. */
import type { TruceView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Code } from '../../../signs/Code.tsx';
import { Party } from '../../../signs/Party.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { useActName, useWord } from '../../../words/useWord.ts';

export function Declarations({ view }: { view: TruceView }) {
  const word = useWord();
  if (view.declarations.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="declarations.title" />
      </h2>
      <p className={blocks.small}>
        <T id="declarations.note" />
      </p>
      <div className={blocks.pair}>
        {view.declarations.map((one) => (
          <div key={`${one.by} ${one.at} ${one.what}`} className={blocks.account}>
            <p>
              <T
                id="declarations.one"
                values={{
                  who: <Party id={one.by} />,
                  what: word([`value.what.${one.what}`], one.what),
                  time: <Time at={one.at} />,
                }}
              />
            </p>
            <p className={blocks.measure}>
              <T id="quoted" values={{ words: <Verbatim>{one.wording}</Verbatim> }} />
            </p>
          </div>
        ))}
      </div>
    </section>
  );
}

/** What one side announced for itself alone, each with its own end. */
export function OwnTruces({ view }: { view: TruceView }) {
  const word = useWord();
  if (view.ownTruces.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="ownTruce.title" />
      </h2>
      <p className={blocks.small}>
        <T id="ownTruce.note" />
      </p>
      <ul className={blocks.rows}>
        {view.ownTruces.map((one) => (
          <li key={one.id}>
            <p className={blocks.row}>
              <Stated as="plain">{word([`phase.${one.phase}`], one.phase)}</Stated>{' '}
              <T
                id="ownTruce.one"
                values={{
                  who: <Party id={one.by} />,
                  start: <Time at={one.start} />,
                  end: <Time at={one.end} />,
                  time: <Time at={one.at} />,
                }}
              />
            </p>
            <p className={blocks.measure}>
              <Verbatim>{one.text}</Verbatim>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Impasses({ view }: { view: TruceView }) {
  if (view.impasses.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="impasse.title" />
      </h2>
      <ul className={blocks.rows}>
        {view.impasses.map((one) => (
          <li key={`${one.by} ${one.at}`}>
            <p className={blocks.row}>
              <Stated as={one.ended ? 'plain' : 'pending'}>
                <T id={one.ended ? 'impasse.over' : 'impasse.stands'} />
              </Stated>{' '}
              <span>
                <T id="impasse.by" values={{ who: <Party id={one.by} />, time: <Time at={one.at} /> }} />
              </span>
            </p>
            <p className={blocks.measure}>
              <Verbatim>{one.cause}</Verbatim>
            </p>
            <p className={blocks.small}>
              <T id="impasse.owner" values={{ who: <Party id={one.owner} /> }} />{' '}
              {one.nextContact === null ? (
                <T id="impasse.noContact" />
              ) : (
                <T id="impasse.contact" values={{ time: <Time at={one.nextContact} /> }} />
              )}
            </p>
            {one.lastOffers.map((offer) => (
              <p key={offer} className={blocks.small}>
                <T
                  id="impasse.offer"
                  values={{
                    offer: /^[0-9a-f]{32,}$/.test(offer) ? (
                      <Code>{offer.slice(0, 8)}</Code>
                    ) : (
                      <Verbatim>{offer}</Verbatim>
                    ),
                  }}
                />
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Awaited({ view }: { view: TruceView }) {
  const act = useActName();
  if (view.awaitingConfirmation.length === 0) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="awaiting.title" />
      </h2>
      <p className={blocks.small}>
        <T id="awaiting.note" />
      </p>
      <ul className={blocks.rows}>
        {view.awaitingConfirmation.map((one) => (
          <li key={one.paper} className={blocks.row}>
            <Stated as="pending">{act(one.kind)}</Stated>
            <span>
              <T
                id="awaiting.one"
                values={{ who: <Party id={one.by} />, by: <Party id={one.conveyedBy} />, time: <Time at={one.at} /> }}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
