/** Language, and light or dark. Each language is named in itself. */
import { useState } from 'react';
import { keepTheme, type Theme } from '../look/theme.ts';
import { isLanguage, languages } from '../words/languages.ts';
import { T } from '../words/T.tsx';
import { useSay } from '../words/useWord.ts';
import { useLanguage } from '../words/Words.tsx';
import styles from './frame.module.css';

export function Switches() {
  const { language, choose } = useLanguage();
  const say = useSay();
  const [theme, setTheme] = useState<Theme>(document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light');
  const next: Theme = theme === 'dark' ? 'light' : 'dark';
  return (
    <div className={styles.switches}>
      <select
        aria-label={say('frame.language')}
        value={language}
        onChange={(event) => isLanguage(event.target.value) && choose(event.target.value)}
      >
        {Object.entries(languages).map(([code, { name }]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
      <button
        type="button"
        data-theme-switch
        onClick={() => {
          keepTheme(next);
          setTheme(next);
        }}
      >
        <T id={next === 'dark' ? 'frame.dark' : 'frame.light'} />
      </button>
    </div>
  );
}
