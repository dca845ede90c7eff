/** Which two drafts are compared. Every draft can be the earlier and the later one. */
import { useId } from 'react';
import { useParam } from '../../../api/place.ts';
import { T } from '../../../words/T.tsx';
import { shortDay } from '../../../words/times.ts';
import { useLanguage } from '../../../words/Words.tsx';
import styles from './text.module.css';
import type { Text, Way } from './Versions.tsx';

export type Compared = {
  readonly way: Way;
  readonly before: string | undefined;
  readonly after: string | undefined;
};

export function Compare({ text, compared }: { text: Text; compared: Compared }) {
  const [, setBefore] = useParam('before');
  const [, setAfter] = useParam('after');
  return (
    <div className={styles.compare}>
      {compared.way === 'clean' ? null : (
        <DraftChoice text={text} name="talks.before" value={compared.before} choose={setBefore} />
      )}
      <DraftChoice text={text} name="talks.after" value={compared.after} choose={setAfter} />
    </div>
  );
}

type Choice = {
  text: Text;
  name: 'talks.before' | 'talks.after';
  value: string | undefined;
  choose: (id: string) => void;
};

function DraftChoice({ text, name, value, choose }: Choice) {
  const { language } = useLanguage();
  const id = useId();
  return (
    <span>
      <label htmlFor={id}>
        <T id={name} />
      </label>{' '}
      <select id={id} value={value ?? ''} onChange={(event) => choose(event.target.value)}>
        {text.drafts.map((one) => (
          <option key={one.id} value={one.id}>
            {`${one.title} · ${shortDay(language, 'UTC', Date.parse(one.at))}`}
          </option>
        ))}
      </select>
    </span>
  );
}
