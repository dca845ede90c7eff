/**
 * Words as somebody signed them: their own direction, isolated, and every character that turns or hides text made
 * visible, so that what is read is what was signed.
 */
import { LeftOut, useHidesPeople } from '../people/Peopled.tsx';
import styles from './signs.module.css';

/** Controls and format characters of every kind, the soft hyphen among them; a line break stays what it is. */
const hidden = /[\p{Cc}\p{Cf}]/u;
const cut = /([\p{Cc}\p{Cf}])/u;

export function Verbatim({ children }: { children: string }) {
  if (useHidesPeople()) return <LeftOut />;
  return (
    <bdi dir="auto" className={styles.verbatim}>
      <Seen>{children}</Seen>
    </bdi>
  );
}

/** The same within a run that has a direction already, such as a column of an article. */
export function Seen({ children }: { children: string }) {
  const parts = children.split(cut);
  return parts.map((part, place) =>
    part !== '\n' && part !== '\t' && hidden.test(part) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one fixed text have no other name
      <span key={place} className={styles.symbol}>
        {codePoint(part)}
      </span>
    ) : (
      part
    ),
  );
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
