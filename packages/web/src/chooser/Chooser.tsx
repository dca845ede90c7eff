/** The first page of the demo: what this is, three doors, and who holds which fact. */
import { useEffect, useState } from 'react';
import { demoLiveAddress, useDemo } from '../api/demo.ts';
import { useLive } from '../api/live.ts';
import { Mode } from '../frame/Mode.tsx';
import { Silent } from '../frame/Silent.tsx';
import { Switches } from '../frame/Switches.tsx';
import blocks from '../look/blocks.module.css';
import { Facts } from '../signs/Facts.ts';
import { Time } from '../signs/Time.tsx';
import type { MessageId } from '../words/languages.ts';
import { T } from '../words/T.tsx';
import { useSay } from '../words/useWord.ts';
import { useLanguage } from '../words/Words.tsx';
import { Check } from './Check.tsx';
import styles from './chooser.module.css';
import { FactTable } from './FactTable.tsx';
import { inWords } from './inWords.ts';
import { Seats } from './Seats.tsx';
import { Walk } from './Walk.tsx';

type Door = 'walk' | 'seats' | 'check';

const doors: readonly { door: Door; name: MessageId; text: MessageId }[] = [
  { door: 'walk', name: 'chooser.walk', text: 'chooser.walkText' },
  { door: 'seats', name: 'chooser.seats', text: 'chooser.seatsText' },
  { door: 'check', name: 'chooser.check', text: 'chooser.checkText' },
];

export function Chooser() {
  const demo = useDemo();
  const link = useLive(demoLiveAddress);
  const say = useSay();
  const { language } = useLanguage();
  const [door, setDoor] = useState<Door>('walk');
  useEffect(() => {
    document.title = say('chooser.title');
  }, [say]);
  const state = demo.data;
  if (!state) return demo.isError ? <Silent /> : null;
  const parties = state.seats.map(({ id, label, capacities }) => ({ id, label, capacities }));
  return (
    <Facts value={{ zones: [], delegations: parties }}>
      <Mode mode={state.mode} />
      {state.branch ? (
        <p className={styles.branch} role="status">
          <T id="chooser.branch" />
        </p>
      ) : null}
      <header className={styles.header}>
        <p className={styles.brand}>
          <T id="frame.parley" />
        </p>
        <p className={styles.clock} aria-live="polite">
          <T id={state.playing ? 'chooser.playing' : 'chooser.standing'} values={{ time: <Time at={state.at} /> }} />
        </p>
        {link === 'lost' ? (
          <p role="status">
            <T id="chooser.lost" />
          </p>
        ) : null}
        <Switches />
      </header>
      <main className={styles.page}>
        <div className={styles.opening}>
          <h1>
            <bdi>{inWords(state.title, language)}</bdi>
          </h1>
          <p className={styles.lead}>
            <T id="chooser.lead" values={{ count: state.seats.length }} />
          </p>
        </div>
        <ul className={styles.doors}>
          {doors.map((one) => (
            <li key={one.door}>
              <button type="button" aria-pressed={door === one.door} onClick={() => setDoor(one.door)}>
                <span className={styles.door}>
                  <T id={one.name} />
                </span>
                <span className={blocks.small}>
                  <T id={one.text} />
                </span>
              </button>
            </li>
          ))}
        </ul>
        {door === 'walk' ? <Walk state={state} /> : null}
        {door === 'seats' ? <Seats state={state} /> : null}
        {door === 'check' ? <Check state={state} /> : null}
        <FactTable state={state} />
      </main>
    </Facts>
  );
}
