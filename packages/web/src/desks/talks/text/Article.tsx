/** One article: its words, who stands where on them, how each side understands them, and what is kept of it in private. */
import type { TalksView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Code, Num } from '../../../signs/Code.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { useSay, useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import { signOfArticle } from '../status.ts';
import { Kept } from './Kept.tsx';
import { Positions } from './Positions.tsx';
import { Redraft } from './Redraft.tsx';
import { Terms } from './Terms.tsx';
import styles from './text.module.css';
import { useCompared, Versions } from './Versions.tsx';

type Props = { view: TalksView; number: string; current: string | undefined };

export function Article({ view, number, current }: Props) {
  const { text } = view;
  const article = text.articles.find((one) => one.number === number);
  const compared = useCompared(text, current);
  const word = useWord();
  const say = useSay();
  if (!article) return null;
  const brackets = article.versions.find((one) => one.language === text.prevailing)?.brackets ?? [];
  return (
    <article className={styles.one} aria-label={say('talks.article', { number, title: article.title })}>
      <header className={blocks.head}>
        <h2 className={styles.title}>
          <Code>{number}</Code> <bdi>{article.title}</bdi>
        </h2>
        <Stated as={signOfArticle(article.status)}>{word([`value.status.${article.status}`], article.status)}</Stated>
        {article.brackets > 0 ? (
          <span className={styles.contested}>
            <T id="talks.brackets" values={{ count: article.brackets }} />
          </span>
        ) : null}
      </header>
      <Versions text={text} number={number} article={article} compared={compared} />
      {brackets.length > 0 ? (
        <section className={blocks.section}>
          <h2>
            <T id="talks.alternatives" />
          </h2>
          <ol className={blocks.rows}>
            {brackets.map(({ alternatives, depth }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a bracket of a signed text is its place
              <li key={place} className={blocks.row}>
                <Num>{place + 1}</Num>
                {alternatives.map((one, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: an alternative of a signed text is its place
                  <span key={at} className={styles.contested}>
                    {'['}
                    <Verbatim>{one}</Verbatim>
                    {']'}
                  </span>
                ))}
                {depth > 0 ? (
                  <span className={blocks.small}>
                    <T id="talks.nested" />
                  </span>
                ) : null}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <Positions article={article} />
      <Terms view={view} number={number} />
      <Kept view={view} number={number} />
      <p className={blocks.row}>
        {text.draft ? (
          <Write
            act="talks.position-taken"
            within={['line']}
            given={{ draft: text.draft.id, article: number }}
            primary
          />
        ) : null}
        <Write act="talks.understanding-given" within={['line']} given={{ article: number }} />
        <Write act="talks.red-line-kept" given={{ article: number }} />
        <Write act="talks.fallback-kept" given={{ article: number }} />
        <Redraft view={view} article={article} />
        {text.draft ? (
          <Write
            act="talks.text-answered"
            within={['line']}
            given={{ of: text.draft.id, hash: text.draft.hash }}
            label={say('talks.answerDraft')}
          />
        ) : null}
      </p>
    </article>
  );
}
