/**
 * The wall: read from five metres, by everybody who is in the room. It shows only what stands on the notice board and in
 * the charter, no person's name, and nothing that is cut; and nothing at all until somebody has said who can see it.
 */
import { type CSSProperties, useEffect } from 'react';
import { useMoment } from '../../api/clock.ts';
import type { Link } from '../../api/live.ts';
import { useAt, useParam } from '../../api/place.ts';
import { useRoom, useView } from '../../api/seat.ts';
import { useSettings } from '../../api/settings.ts';
import { useTimeline } from '../../api/timeline.ts';
import { Clocks } from '../../frame/Header.tsx';
import { Mode } from '../../frame/Mode.tsx';
import { useKeys } from '../../frame/useKeys.ts';
import { showTheme, storedTheme } from '../../look/theme.ts';
import { HandSheet } from '../../paper/HandSheet.tsx';
import { Printed } from '../../paper/Printed.tsx';
import { cannotRead } from '../../settings/wall/readers.ts';
import { Sign } from '../../signs/Sign.tsx';
import { Time } from '../../signs/Time.tsx';
import { Heard } from '../../term/Heard.tsx';
import { TermClock } from '../../term/TermClock.tsx';
import { useTerm } from '../../term/useTerm.ts';
import { T } from '../../words/T.tsx';
import { day } from '../../words/times.ts';
import { useLanguage } from '../../words/Words.tsx';
import { BoardRows, OutstandingRows } from './Rows.tsx';
import { Sample } from './Sample.tsx';
import { heardOnBoard, mostForAll, scaleFor } from './shown.ts';
import { Unset } from './Unset.tsx';
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
  const settings = useSettings().data;
  const [at] = useAt();
  const [sample] = useParam('sample');
  const { language } = useLanguage();
  const board = room?.channels.find((one) => one.purpose === 'notice-board');
  const record = useTimeline(board ? { channel: board.id } : {}, latest, board !== undefined).data;
  useKeys();
  useEffect(() => {
    showTheme(storedTheme() ?? 'dark');
  }, []);
  if (!room || !moment || settings === undefined) return null;
  const wall = settings?.chosen.wall ?? null;
  const audience = wall?.audience ?? room.delegations.map((one) => one.id);
  const scale = { '--scale': scaleFor(wall) } as CSSProperties;
  const isSparse = scaleFor(wall) > mostForAll;
  if (sample !== null) return <Sample scale={scale} />;
  // A demonstration has no settings: everybody sits in its room.
  if (settings !== null && wall === null) return <Unset />;
  const hidden = cannotRead(room, audience);
  if (hidden.length > 0) return <Unset hidden={hidden} />;
  const isOwn = wall === null || audience.every((one) => one === room.seat);
  const onBoard = shown && record ? heardOnBoard(shown.view, record.lines) : undefined;
  const voicesHeard = isOwn ? shown?.view : onBoard;
  const outstanding = shown ? <OutstandingRows view={shown.view} now={moment.now} /> : null;
  return (
    <div className={styles.wall} style={scale}>
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
          {isSparse ? null : <section className={styles.rest}>{outstanding}</section>}
        </div>
        <div className={styles.column}>
          <section>{exchange ? <WallTotals view={exchange} /> : null}</section>
          <section className={styles.rest}>
            {isSparse ? outstanding : record && board ? <BoardRows entries={record.lines} now={moment.now} /> : null}
          </section>
        </div>
      </main>
      <footer className={styles.footer}>
        {isSparse ? (
          <p>
            <T id="wall.less" />
          </p>
        ) : exchange && exchange.batches.length > 0 ? (
          <WallRule out={exchange.out} />
        ) : null}
        {voicesHeard ? (
          <p>
            <Heard from={voicesHeard} among={voices} />
          </p>
        ) : null}
      </footer>
      <Printed />
      <HandSheet of="log" />
    </div>
  );
}
