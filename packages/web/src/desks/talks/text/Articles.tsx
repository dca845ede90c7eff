/** The articles of the draft, by number, each with where it stands; open ones can be shown alone. */
import type { TalksView } from '@parley/server/contract';
import { Link } from 'wouter';
import { useHref, useParam } from '../../../api/place.ts';
import { Code, Num } from '../../../signs/Code.tsx';
import { Sign } from '../../../signs/Sign.tsx';
import { T } from '../../../words/T.tsx';
import { useSay, useWord } from '../../../words/useWord.ts';
import { signOfArticle } from '../status.ts';
import styles from './text.module.css';

type Props = { text: TalksView['text']; chosen: string | undefined };

export function Articles({ text, chosen }: Props) {
  const [only, setOnly] = useParam('only');
  const href = useHref();
  const say = useSay();
  const word = useWord();
  const open = text.articles.filter((one) => one.status !== 'agreed');
  const shown =
    only === 'open' ? text.articles.filter((one) => one.status !== 'agreed' || one.number === chosen) : text.articles;
  return (
    <nav className={styles.articles} aria-label={say('talks.articles')}>
      <ul>
        {shown.map((one) => (
          <li key={one.number}>
            <Link href={href({ art: one.number })} aria-current={one.number === chosen ? 'true' : undefined} data-row>
              <Code>{one.number}</Code>
              <bdi>{one.title}</bdi>
              <span className={styles.state}>
                {one.brackets > 0 ? <Num>{`[${one.brackets}]`}</Num> : null}
                <Sign of={signOfArticle(one.status)} />
                <span className="unseen">{word([`value.status.${one.status}`], one.status)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <button type="button" aria-pressed={only === 'open'} onClick={() => setOnly(only === 'open' ? null : 'open')}>
        <T id="talks.onlyOpen" values={{ count: open.length }} />
      </button>
    </nav>
  );
}
