/**
 * The wall: read from five metres, by everybody who is in the room. It shows only what stands on the notice board and in
 * the charter, no person's name, and nothing that is cut.
 */
import { useEffect } from 'react';
import { useMoment } from '../../api/clock.ts';
import type { Link } from '../../api/live.ts';
import { useAt } from '../../api/place.ts';
import { useRoom, useView } from '../../api/seat.ts';
import { useTimeline } from '../../api/timeline.ts';
import { Clocks } from '../../frame/Header.tsx';
import { Mode } from '../../frame/Mode.tsx';
import { useKeys } from '../../frame/useKeys.ts';
import { showTheme, storedTheme } from '../../look/theme.ts';
import { HandSheet } from '../../paper/HandSheet.tsx';
import { Printed } from '../../paper/Printed.tsx';
import { Sign } from '../../signs/Sign.tsx';
import { Time } from '../../signs/Time.tsx';
import { Heard } from '../../term/Heard.tsx';
import { TermClock } from '../../term/TermClock.tsx';
import { useTerm } from '../../term/useTerm.ts';
import { T } from '../../words/T.tsx';
import { day } from '../../words/times.ts';
import { useLanguage } from '../../words/Words.tsx';
import { BoardRows, OutstandingRows } from './Rows.tsx';
import { WallRule, WallTotals } from './WallTotals.tsx';
import styles from './wall.module.css';

/** Whose silence matters for the term. */
const voices = ['party', 'mediator'];
/** Of the board's acts so many are asked for; a screen has room for fewer. */
const latest = 60;

export function WallPage({ link }: { link: Link }) {
  const room = useRoom().data;
  const shown = useTerm();
  const moment = useMoment();
  const exchange = useView('exchange').data;
  const [at] = useAt();
  const { language } = useLanguage();
  const board = room?.channels.find((one) => one.purpose === 'notice-board');
  const record = useTimeline(board ? { channel: board.id } : {}, latest, board !== undefined).data;
  useKeys();
  useEffect(() => {
    showTheme(storedTheme() ?? 'dark');
  }, []);
  if (!room || !moment) return null;
  return (
    <div className={styles.wall}>
      <Mode mode={room.mode} />
      <header className={styles.header}>
        <h1>
          <T id="nav.truce" />
        </h1>
        <div className={styles.clocks}>
          <p>{day(language, 'UTC', moment.now)}</p>
          <Clocks moment={moment} zones={room.zones} />
        </div>
        <p className={styles.asof}>
          <Sign of={link === 'lost' || at !== null ? 'stale' : 'plain'} />
          <span>
            {moment.running || link === 'lost' || at !== null ? (
              <T id="stale.asof" values={{ time: <Time at={at ?? room.now} shape="short" /> }} />
            ) : (
              <T id="wall.standing" />
            )}
          </span>
        </p>
      </header>
      <main className={styles.main}>
        <div className={styles.column}>
          <section>{shown ? <TermClock shown={shown} wall /> : null}</section>
          <section className={styles.rest}>
            {shown ? <OutstandingRows view={shown.view} now={moment.now} /> : null}
          </section>
        </div>
        <div className={styles.column}>
          <section>{exchange ? <WallTotals view={exchange} /> : null}</section>
          <section className={styles.rest}>
            {record && board ? <BoardRows entries={record.lines} now={moment.now} /> : null}
          </section>
        </div>
      </main>
      <footer className={styles.footer}>
        {exchange && exchange.batches.length > 0 ? <WallRule out={exchange.out} /> : null}
        {shown ? (
          <p>
            <Heard from={shown.view} among={voices} />
          </p>
        ) : null}
      </footer>
      <Printed />
      <HandSheet of="log" />
    </div>
  );
}
