/** A text in each of its languages, paragraph beside paragraph; the one that prevails says so. */
import blocks from '../../look/blocks.module.css';
import { Seen } from '../../signs/Verbatim.tsx';
import { T } from '../../words/T.tsx';
import { useWord } from '../../words/useWord.ts';
import { directionOf } from '../talks/text/marks.ts';
import styles from './statements.module.css';
import type { Text } from './status.ts';

export function Versions({ text }: { text: Text }) {
  const word = useWord();
  return (
    <div className={styles.versions}>
      {text.versions.map(({ language, paragraphs }) => (
        <section key={language} className={styles.version}>
          <h3>
            {word([`value.language.${language}`], language)}
            {language === text.prevailing ? (
              <span className={blocks.small}>
                {' · '}
                <T id="talks.prevailing" />
              </span>
            ) : null}
          </h3>
          <div lang={language} dir={directionOf(language)} className={styles.text}>
            {paragraphs.map((paragraph, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph of a signed text is its place
              <p key={place}>
                <Seen>{paragraph}</Seen>
              </p>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}
