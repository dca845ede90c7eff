/** Case codes, each in one piece. Many of them are folded under their number. */
import { Code, Num } from '../../signs/Code.tsx';
import { T } from '../../words/T.tsx';
import styles from './exchange.module.css';

const few = 12;

export function Cases({ of }: { of: readonly string[] }) {
  const codes = (
    <span className={styles.codes}>
      {of.map((one) => (
        <Code key={one}>{one}</Code>
      ))}
    </span>
  );
  if (of.length <= few) return codes;
  return (
    <details className={styles.fold}>
      <summary>
        <T id="cases.many" values={{ count: of.length, n: <Num>{of.length}</Num> }} />
      </summary>
      {codes}
    </details>
  );
}
