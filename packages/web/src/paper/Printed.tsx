/** The foot of what is printed, once in the page and on every sheet's margin: whose record, as of when, in which state. */
import { useEffect } from 'react';
import { useRoom, useView } from '../api/seat.ts';
import { Code } from '../signs/Code.tsx';
import { Party, useLabel } from '../signs/Party.tsx';
import { Time } from '../signs/Time.tsx';
import { languages } from '../words/languages.ts';
import { T } from '../words/T.tsx';
import { day, hourMinute } from '../words/times.ts';
import { useSay } from '../words/useWord.ts';
import { useLanguage } from '../words/Words.tsx';
import styles from './paper.module.css';
import { pageCount, pageNumber, pageSheet } from './sheet.ts';

/** So many digits of the hash stand on each sheet, four by four: enough to compare two sheets by voice. */
const spoken = 16;

export function Printed() {
  const room = useRoom().data;
  const held = useView('held').data;
  const { language } = useLanguage();
  const say = useSay();
  const label = useLabel();
  const mark = room === undefined || room.mode === 'live' ? '' : say(`mode.${room.mode}`);
  const at = held === undefined ? Number.NaN : Date.parse(held.at);
  const sheet =
    held === undefined
      ? ''
      : pageSheet({
          direction: languages[language].direction,
          mark,
          state: say('paper.margin', {
            who: label(held.as),
            time: `${day(language, 'UTC', at)} ${hourMinute(language, 'UTC', at)}`,
            hash: fours(held.hash.slice(0, spoken)),
          }),
          page: say('paper.page', { n: pageNumber, m: pageCount }),
        });
  useEffect(() => {
    if (sheet === '') return;
    const margins = new CSSStyleSheet();
    margins.replaceSync(sheet);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, margins];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== margins);
    };
  }, [sheet]);
  if (!held) return null;
  return (
    <footer className={styles.printed}>
      <p>
        <T
          id="paper.state"
          values={{
            who: <Party id={held.as} />,
            time: <Time at={held.at} />,
            entries: held.entries,
            logs: held.logs,
            hash: <Code wrap>{fours(held.hash)}</Code>,
          }}
        />
      </p>
    </footer>
  );
}

const fours = (hex: string): string => hex.replaceAll(/(.{4})(?!$)/g, '$1 ');
