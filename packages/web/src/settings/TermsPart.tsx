/** The words that delegations are most sensitive to, as the screens have them, in two languages side by side. */
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { Link } from 'wouter';
import { useKept } from '../api/place.ts';
import blocks from '../look/blocks.module.css';
import { isLanguage, type LanguageCode, languages } from '../words/languages.ts';
import { T } from '../words/T.tsx';
import { useLanguage } from '../words/Words.tsx';
import styles from './settings.module.css';

const sensitive = [
  'nav.truce',
  'term.in-force',
  'outstanding.title',
  'due.accounts',
  'truce.part.incidents',
  'nav.exchange',
  'totals.out',
  'totals.returned',
  'lists.living',
  'lists.remains',
  'capacity.party',
  'capacity.mediator',
  'capacity.intermediary',
  'capacity.guarantor',
] as const;

export function TermsPart({ founded }: { founded: boolean }) {
  const { language } = useLanguage();
  const { messages } = useIntl();
  const kept = useKept();
  const [beside, setBeside] = useState<LanguageCode>(language === 'en' ? 'ar' : 'en');
  const [other, setOther] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => {
    let current = true;
    void languages[beside].load().then((words) => {
      if (current) setOther(words);
    });
    return () => {
      current = false;
    };
  }, [beside]);
  return (
    <>
      <p className={blocks.measure}>
        <T id="terms.text" />
      </p>
      {founded ? (
        <p>
          <Link href={`/charter${kept}`}>
            <T id="terms.charter" />
          </Link>
        </p>
      ) : null}
      <div className={styles.form}>
        <label>
          <T id="terms.beside" />
          <select value={beside} onChange={(event) => isLanguage(event.target.value) && setBeside(event.target.value)}>
            {Object.entries(languages).map(([code, { name }]) => (
              <option key={code} value={code} lang={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className={blocks.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">{languages[language].name}</th>
              <th scope="col" lang={beside}>
                {languages[beside].name}
              </th>
            </tr>
          </thead>
          <tbody>
            {sensitive.map((key) => (
              <tr key={key}>
                <th scope="row">{String(messages[key] ?? key)}</th>
                <td>
                  <bdi lang={beside} dir={languages[beside].direction}>
                    {other[key] ?? ''}
                  </bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
