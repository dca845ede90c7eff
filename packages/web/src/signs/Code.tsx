/** Codes, hashes, references and number ranges: one isolated left-to-right run, whatever the language around them. */
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './signs.module.css';

export function Code({ children, wrap = false }: { children: ReactNode; wrap?: boolean }) {
  return (
    <bdi dir="ltr" className={cx(styles.code, wrap && styles.wrap)}>
      {children}
    </bdi>
  );
}

/** A number, or a short run such as "80 : 240", in the text's own face. */
export function Num({ children }: { children: ReactNode }) {
  return (
    <bdi dir="ltr" className={styles.num}>
      {children}
    </bdi>
  );
}
