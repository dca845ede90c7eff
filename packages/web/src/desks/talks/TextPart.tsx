/** The negotiating text: its articles, the one that is read, and the offers beside it. */
import type { TalksView } from '@parley/server/contract';
import { useState } from 'react';
import { useParam } from '../../api/place.ts';
import blocks from '../../look/blocks.module.css';
import { Code } from '../../signs/Code.tsx';
import { Party } from '../../signs/Party.tsx';
import { Stated } from '../../signs/Sign.tsx';
import { Time } from '../../signs/Time.tsx';
import { Verbatim } from '../../signs/Verbatim.tsx';
import { T } from '../../words/T.tsx';
import { useWord } from '../../words/useWord.ts';
import { Write } from '../../writing/Write.tsx';
import { OfferColumn } from './conveying/OfferColumn.tsx';
import { useConveyDraft } from './conveying/useConvey.tsx';
import styles from './talks.module.css';
import { Article } from './text/Article.tsx';
import { Articles } from './text/Articles.tsx';

export function TextPart({ view }: { view: TalksView }) {
  const [art] = useParam('art');
  const { text } = view;
  const latest = text.draft?.id;
  // The draft on the page stays while it is read: a later one is announced, and shown when the reader asks for it.
  const [reading, read] = useState(latest);
  const current = text.drafts.some((one) => one.id === reading) ? reading : latest;
  const chosen = text.articles.find((one) => one.number === art) ?? text.articles[0];
  const convey = useConveyDraft();
  if (!text.draft) {
    return (
      <>
        <p className={blocks.quiet}>
          <T id="talks.noDraft" />
        </p>
        <p>
          <Write act="talks.draft-put" within={['line']} next={convey} />
        </p>
        <OfferColumn view={view} />
      </>
    );
  }
  return (
    <>
      <DraftLine view={view} />
      {current === latest ? null : (
        <div className={blocks.notice} role="status">
          <p className={blocks.row}>
            <T id="talks.later" values={{ time: <Time at={text.draft.at} /> }} />
            <button type="button" onClick={() => read(latest)}>
              <T id="talks.showLater" />
            </button>
          </p>
        </div>
      )}
      <div className={styles.panes}>
        <Articles text={text} chosen={chosen?.number} />
        {chosen ? <Article key={chosen.number} view={view} number={chosen.number} current={current} /> : null}
        <OfferColumn view={view} />
      </div>
    </>
  );
}

function DraftLine({ view: { text } }: { view: TalksView }) {
  const word = useWord();
  const { draft } = text;
  const answers = text.drafts.find((one) => one.id === draft?.id)?.answers ?? [];
  const beside = text.drafts.filter((one) => one.beside);
  if (!draft) return null;
  return (
    <div className={blocks.section}>
      <p className={blocks.row}>
        <span className={blocks.strong}>
          <Verbatim>{draft.title}</Verbatim>
        </span>
        <Party id={draft.by} />
        <Time at={draft.at} shape="utc" />
        <span className={blocks.small}>
          <T id="talks.hash" values={{ hash: <Code>{draft.hash.slice(0, 12)}</Code> }} />
        </span>
        <span className={styles.brackets}>
          <T id="talks.openBrackets" values={{ count: text.brackets }} />
        </span>
        {answers.map((one) => (
          <span key={`${one.by} ${one.at}`} className={blocks.row}>
            <Party id={one.by} /> {word([`value.answer.${one.answer}`], one.answer)}
          </span>
        ))}
      </p>
      {beside.length > 0 ? (
        <p className={blocks.row}>
          <Stated as="disputed">
            <T id="talks.besideDrafts" />
          </Stated>
          {beside.map((one) => (
            <span key={one.id}>
              <Verbatim>{one.title}</Verbatim> <Party id={one.by} /> <Time at={one.at} shape="utc" />
            </span>
          ))}
        </p>
      ) : null}
    </div>
  );
}
