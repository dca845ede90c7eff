/** Which languages there are, and whether anybody has read their terms who may vouch for them. */

import blocks from '../look/blocks.module.css';
import { cx } from '../signs/cx.ts';
import { Stated } from '../signs/Sign.tsx';
import { isLanguage, languages } from '../words/languages.ts';
import { T } from '../words/T.tsx';
import { useLanguage } from '../words/Words.tsx';
import styles from './settings.module.css';
import { TextSize } from './TextSize.tsx';

export function LanguagesPart() {
  const { language, choose } = useLanguage();
  return (
    <>
      <TextSize />
      <table className={blocks.stack}>
        <thead>
          <tr>
            <th scope="col">
              <T id="frame.language" />
            </th>
            <th scope="col">
              <T id="languages.terms" />
            </th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(languages).map(([code, { name, direction, awaits }]) => (
            <tr key={code}>
              <td>
                <button
                  type="button"
                  lang={code}
                  dir={direction}
                  className={styles.language}
                  aria-pressed={code === language}
                  onClick={() => isLanguage(code) && choose(code)}
                >
                  {name}
                </button>
              </td>
              <td>
                {awaits === null ? (
                  <T id="languages.original" />
                ) : (
                  <Stated as="pending">
                    <T id="languages.awaits" />
                  </Stated>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={cx(blocks.small, blocks.measure)}>
        <T id="languages.note" />
      </p>
    </>
  );
}
