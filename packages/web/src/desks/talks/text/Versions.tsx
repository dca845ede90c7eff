/** An article's words in every language in which it stands: redlined, side by side, or clean, between any two drafts. */
import type { RedlineView, TalksView } from '@parley/server/contract';
import { Link } from 'wouter';
import { useHref, useParam } from '../../../api/place.ts';
import { useRedline } from '../../../api/seat.ts';
import blocks from '../../../look/blocks.module.css';
import { Stated } from '../../../signs/Sign.tsx';
import { T } from '../../../words/T.tsx';
import { useSay, useWord } from '../../../words/useWord.ts';
import type { Article } from '../status.ts';
import { Compare, type Compared } from './Compare.tsx';
import { sideOf } from './marks.ts';
import { Redlined } from './Redlined.tsx';
import styles from './text.module.css';

export type Text = TalksView['text'];
type Version = RedlineView['articles'][number]['versions'][number];

const ways = ['redline', 'beside', 'clean'] as const;
export type Way = (typeof ways)[number];

/** Which two drafts are compared, as the address says: else the current one with what it rests on. */
export function useCompared(text: Text, current: string | undefined): Compared {
  const [before] = useParam('before');
  const [after] = useParam('after');
  const [way] = useParam('way');
  const known = (id: string | null) => text.drafts.find((one) => one.id === id)?.id;
  const later = known(after) ?? current;
  const base = text.drafts.find((one) => one.id === later)?.base ?? undefined;
  const chosen = ways.find((one) => one === way) ?? ((known(before) ?? base) ? 'redline' : 'clean');
  return { way: chosen, before: known(before) ?? base ?? later, after: later };
}

type Props = { text: Text; number: string; article: Article | undefined; compared: Compared };

export function Versions({ text, number, article, compared }: Props) {
  const { way, before, after } = compared;
  const found = useRedline(before, after).data?.articles.find((one) => one.number === number);
  const href = useHref();
  const say = useSay();
  const word = useWord();
  const order = (one: Version) => (one.language === text.prevailing ? 0 : 1);
  const versions = [...(found?.versions ?? [])].sort((left, right) => order(left) - order(right));
  return (
    <>
      <div className={styles.ways}>
        <nav aria-label={say('talks.ways')} className={styles.tabs}>
          {ways.map((one) => (
            <Link key={one} href={href({ way: one })} aria-current={one === way ? 'true' : undefined}>
              <T id={`talks.way.${one}`} />
            </Link>
          ))}
        </nav>
        <Compare text={text} compared={compared} />
      </div>
      {found && found.what !== 'changed' && way !== 'clean' ? (
        <p className={blocks.small}>
          <T id={`talks.what.${found.what}`} />
        </p>
      ) : null}
      {found ? (
        <div className={styles.versions}>
          {versions.map((version) => (
            <section key={version.language} className={styles.version}>
              <h3>
                {word([`value.language.${version.language}`], version.language)}
                {version.language === text.prevailing ? (
                  <span className={blocks.small}>
                    {' · '}
                    <T id="talks.prevailing" />
                  </span>
                ) : null}
              </h3>
              {article?.unlike.includes(version.language) ? (
                <Stated as="disputed">
                  <T id="talks.unlike" />
                </Stated>
              ) : null}
              <Shown version={version} way={way} />
            </section>
          ))}
        </div>
      ) : null}
    </>
  );
}

function Shown({ version: { language, pieces }, way }: { version: Version; way: Way }) {
  if (way === 'redline') return <Redlined pieces={pieces} language={language} />;
  if (way === 'clean') return <Redlined pieces={sideOf(pieces, 'after')} language={language} />;
  return (
    <div className={styles.beside}>
      {(['before', 'after'] as const).map((side) => (
        <div key={side}>
          <p className={blocks.small}>
            <T id={side === 'before' ? 'talks.before' : 'talks.after'} />
          </p>
          <Redlined pieces={sideOf(pieces, side)} language={language} />
        </div>
      ))}
    </div>
  );
}
