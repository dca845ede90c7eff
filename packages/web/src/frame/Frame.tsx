/** Header, desks, the page, the time strip. What stands here is the same on every desk. */
import { type ReactNode, useCallback, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import type { Link as Stream } from '../api/live.ts';
import { base, useAt, useKept } from '../api/place.ts';
import { useRoom } from '../api/seat.ts';
import { Palette } from '../palette/Palette.tsx';
import { Printed } from '../paper/Printed.tsx';
import { RoomMode } from '../people/RoomMode.tsx';
import { cx } from '../signs/cx.ts';
import { Time } from '../signs/Time.tsx';
import { T } from '../words/T.tsx';
import { useSay } from '../words/useWord.ts';
import { useLanguage } from '../words/Words.tsx';
import { Audience } from '../writing/Audience.tsx';
import { useWriting } from '../writing/Writing.ts';
import { WritingPane } from '../writing/WritingPane.tsx';
import { desks } from './desks.ts';
import styles from './frame.module.css';
import { Header } from './Header.tsx';
import { Keys } from './Keys.tsx';
import { Mode } from './Mode.tsx';
import { TimeStrip } from './TimeStrip.tsx';
import { useKeys } from './useKeys.ts';

export function Frame({ link, children }: { link: Stream; children: ReactNode }) {
  const room = useRoom().data;
  const [at] = useAt();
  const kept = useKept();
  const [path] = useLocation();
  const say = useSay();
  const { language } = useLanguage();
  const { writing, audience } = useWriting();
  const keys = useRef<HTMLDialogElement>(null);
  const showKeys = useCallback(() => keys.current?.showModal(), []);
  const palette = useRef<HTMLDialogElement>(null);
  const showPalette = useCallback(() => palette.current?.showModal(), []);
  useKeys(showKeys, showPalette);
  if (!room) return null;
  return (
    <div className={cx(styles.frame, at !== null && styles.past, writing !== null && styles.writing)}>
      <a className={styles.skip} href="#main">
        <T id="frame.skip" />
      </a>
      <Header room={room} link={link} />
      <div className={styles.bands}>
        <Mode mode={room.mode} />
        <RoomMode />
        {at === null ? null : (
          <p className={styles.asof} role="status">
            <T id="asof.banner" values={{ time: <Time at={at} /> }} />
          </p>
        )}
        {room.halted ? (
          <p className={styles.lost} role="alert">
            <T id="frame.halted" />
          </p>
        ) : null}
        {link === 'lost' ? (
          <p className={styles.lost} role="status">
            <T id="stale.banner" values={{ time: <Time at={room.now} shape="utc" /> }} />
          </p>
        ) : null}
      </div>
      <nav className={styles.nav} aria-label={say('frame.desks')} data-pane tabIndex={-1}>
        <ul>
          {desks.map((desk) => (
            <li key={desk.path} className={cx(desk.path === '/act' && styles.apart)}>
              <Link href={`${desk.path}${kept}`} aria-current={path === desk.path ? 'page' : undefined}>
                <span>
                  <T id={desk.name} />
                </span>
                <kbd>{desk.letter}</kbd>
              </Link>
            </li>
          ))}
        </ul>
        <button type="button" className={styles.showKeys} onClick={showPalette}>
          <T id="palette.title" /> <kbd>{'Ctrl K'}</kbd>
        </button>
        <button type="button" className={styles.showKeys} onClick={showKeys}>
          <T id="keys.title" /> <kbd>{'?'}</kbd>
        </button>
        <a className={styles.showKeys} href={`${base}/plain?lang=${language}`}>
          <T id="plain.title" />
        </a>
      </nav>
      <main id="main" className={styles.main} tabIndex={-1} data-pane>
        {children}
      </main>
      <Printed />
      <WritingPane />
      {audience ? <Audience channel={audience} strip /> : null}
      <TimeStrip room={room} />
      <Keys dialog={keys} />
      <Palette dialog={palette} />
    </div>
  );
}
