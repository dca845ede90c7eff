/** Status by shape and colour; the word stands beside it, always. */
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './signs.module.css';

export type Status = 'met' | 'pending' | 'due' | 'outstanding' | 'disputed' | 'stale' | 'plain';

const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.75, strokeLinecap: 'round' } as const;

function Shape({ of }: { of: Status }) {
  switch (of) {
    case 'met':
      return (
        <>
          <circle cx="8" cy="8" r="7" fill="currentColor" />
          <path d="M4.8 8.3 7 10.5 11.3 5.8" className={styles.cut} />
        </>
      );
    case 'pending':
      return (
        <>
          <circle cx="8" cy="8" r="6.2" {...stroke} />
          <path d="M8 4.6V8.2L10.4 9.6" {...stroke} />
        </>
      );
    case 'due':
      return (
        <>
          <path d="M8 1.2 15.4 14.4H.6Z" fill="currentColor" />
          <path d="M8 6V9.6M8 11.9V12.1" className={styles.cut} />
        </>
      );
    case 'outstanding':
      return (
        <>
          <path d="M5 .8H11L15.2 5V11L11 15.2H5L.8 11V5Z" fill="currentColor" />
          <path d="M4.6 8H11.4" className={styles.cut} />
        </>
      );
    case 'disputed':
      return (
        <>
          <path d="M8 1 15 8 8 15 1 8Z" {...stroke} />
          <path d="M8 1V15L1 8Z" fill="currentColor" />
        </>
      );
    case 'stale':
      return <circle cx="8" cy="8" r="6.2" {...stroke} strokeDasharray="2.6 2.27" />;
    case 'plain':
      return <circle cx="8" cy="8" r="2.5" fill="currentColor" />;
  }
}

export function Sign({ of }: { of: Status }) {
  return (
    <svg viewBox="0 0 16 16" className={cx(styles.sign, styles[of])} aria-hidden="true" focusable="false">
      <Shape of={of} />
    </svg>
  );
}

export function Stated({ as, children }: { as: Status; children: ReactNode }) {
  return (
    <span className={cx(styles.stated, styles[as])}>
      <Sign of={as} />
      <span>{children}</span>
    </span>
  );
}

/** A short tag in words: provenance, a mark, a kind of counting. Never a colour. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className={styles.tag}>{children}</span>;
}
