/**
 * Words as somebody signed them: their own direction, isolated, and every character that turns or hides text made
 * visible, so that what is read is what was signed.
 */
import styles from './signs.module.css';

const hidden = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u;

export function Verbatim({ children }: { children: string }) {
  const parts = children.split(new RegExp(`(${hidden.source})`, 'u'));
  return (
    <bdi dir="auto" className={styles.verbatim}>
      {parts.map((part, place) =>
        hidden.test(part) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one fixed text have no other name
          <span key={place} className={styles.symbol}>
            {codePoint(part)}
          </span>
        ) : (
          part
        ),
      )}
    </bdi>
  );
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
