/** The parts of a desk, as links: each has an address of its own. */
import { Link } from 'wouter';
import { useHref, useParam } from '../api/place.ts';
import type { MessageId } from '../words/languages.ts';
import { T } from '../words/T.tsx';
import { useSay } from '../words/useWord.ts';
import { Num } from './Code.tsx';
import styles from './signs.module.css';

export type Part = { readonly id: string; readonly name: MessageId; readonly count?: number };

/** The part that the address names, or the first. */
export function usePart(parts: readonly Part[]): string {
  const [part] = useParam('part');
  return (parts.find((one) => one.id === part) ?? parts[0])?.id ?? '';
}

export function Parts({ all, label }: { all: readonly Part[]; label: MessageId }) {
  const shown = usePart(all);
  const href = useHref();
  const say = useSay();
  return (
    <nav className={styles.parts} aria-label={say(label)}>
      {all.map(({ id, name, count }, place) => (
        <Link
          key={id}
          href={href({ part: place === 0 ? null : id, sel: null })}
          aria-current={id === shown ? 'page' : undefined}
        >
          <T id={name} />
          {count === undefined ? null : (
            <span className={styles.count}>
              <Num>{count}</Num>
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
