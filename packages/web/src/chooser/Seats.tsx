/** Every seat, and the link of each, which can be cut and healed: a node goes on without it. */
import type { DemoState } from '@parley/server/contract';
import { useCommand } from '../api/demo.ts';
import blocks from '../look/blocks.module.css';
import { Party } from '../signs/Party.tsx';
import { Stated } from '../signs/Sign.tsx';
import type { MessageId } from '../words/languages.ts';
import { T } from '../words/T.tsx';
import { useWord } from '../words/useWord.ts';
import styles from './chooser.module.css';

const pages: readonly { page: string; name: MessageId }[] = [
  { page: '', name: 'nav.room' },
  { page: 'wall', name: 'nav.wall' },
  { page: 'truce', name: 'nav.truce' },
  { page: 'exchange', name: 'nav.exchange' },
  { page: 'record', name: 'nav.record' },
  { page: 'act', name: 'nav.act' },
];

export function Seats({ state }: { state: DemoState }) {
  const word = useWord();
  return (
    <section className={blocks.section}>
      <h2>
        <T id="chooser.seatsTitle" />
      </h2>
      <ul className={styles.seats}>
        {state.seats.map((seat) => (
          <li key={seat.id} className={styles.seat}>
            <h3>
              <Party id={seat.id} />
            </h3>
            <p className={blocks.small}>{seat.capacities.map((one) => word([`capacity.${one}`], one)).join(', ')}</p>
            <ul className={blocks.row}>
              {pages.map(({ page, name }) => (
                <li key={page}>
                  <a href={`/seat/${seat.id}/${page}`} target={`seat-${seat.id}`} rel="opener">
                    <T id={name} />
                  </a>
                </li>
              ))}
            </ul>
            <Wire seat={seat} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The links of all seats in one row, beside the walk. */
export function Links({ state }: { state: DemoState }) {
  return (
    <div className={blocks.section}>
      <h3>
        <T id="chooser.links" />
      </h3>
      <ul className={styles.wires}>
        {state.seats.map((seat) => (
          <li key={seat.id}>
            <Party id={seat.id} />
            <Wire seat={seat} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Wire({ seat }: { seat: DemoState['seats'][number] }) {
  const command = useCommand();
  return (
    <p className={blocks.row}>
      <Stated as={seat.cut ? 'stale' : 'plain'}>
        <T id={seat.cut ? 'chooser.isCut' : 'chooser.isLinked'} />
      </Stated>
      <button
        type="button"
        disabled={command.isPending}
        onClick={() => command.mutate({ do: 'link', seat: seat.id, cut: !seat.cut })}
      >
        <T id={seat.cut ? 'chooser.heal' : 'chooser.cut'} />
      </button>
    </p>
  );
}
