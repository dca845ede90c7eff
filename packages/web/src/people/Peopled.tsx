/**
 * Where words may be about persons. In room mode nothing of such words is on the page, not even for a screen reader or a
 * pointer: what is not made cannot be read. A whole desk is marked rather than each word, so that what is added is hidden.
 */
import { createContext, type ReactNode, useContext } from 'react';
import { T } from '../words/T.tsx';
import styles from './people.module.css';
import { useRoomMode } from './roomMode.ts';

const People = createContext(false);

export function Peopled({ children, no = false }: { children: ReactNode; no?: boolean }) {
  return <People value={!no}>{children}</People>;
}

/** Whether words about persons are to be left out here. */
export function useHidesPeople(): boolean {
  const isAbout = useContext(People);
  return useRoomMode() && isAbout;
}

/** Stands in the place of words that are left out. */
export function LeftOut() {
  return (
    <span className={styles.leftOut}>
      <T id="roomMode.leftOut" />
    </span>
  );
}
