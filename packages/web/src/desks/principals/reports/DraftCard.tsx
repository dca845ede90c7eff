/** A draft in work: its text with every change in sight, who changed it and why, and the signature that ends it. */
import { useState } from 'react';
import blocks from '../../../look/blocks.module.css';
import { Party } from '../../../signs/Party.tsx';
import { Ref } from '../../../signs/Ref.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Time } from '../../../signs/Time.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { useWord } from '../../../words/useWord.ts';
import { Write } from '../../../writing/Write.tsx';
import type { Draft } from '../status.ts';
import { changesOf, type Lines, toSay } from './editing.ts';
import { LineEditor } from './LineEditor.tsx';
import { Lines as Shown } from './Lines.tsx';
import styles from './reports.module.css';

export function DraftCard({ one, mine }: { one: Draft; mine: boolean }) {
  const [editing, edit] = useState<Lines | null>(null);
  const word = useWord();
  const [standing] = one.texts;
  return (
    <article className={styles.draft}>
      <header className={blocks.row}>
        <h2 className={styles.title}>
          <T id="reports.draft" values={{ time: <Time at={one.asOf} shape="utc" /> }} />
        </h2>
        <Ref id={one.id} />
        <Party id={one.by} />
        <Stated as={one.state === 'contested' ? 'disputed' : 'pending'}>
          {word([`value.state.${one.state}`], one.state)}
        </Stated>
      </header>
      {editing === null ? (
        one.texts.map((text) => <Shown key={JSON.stringify(text.lines)} changes={text.changes} full />)
      ) : (
        <LineEditor generated={one.generated} lines={editing} change={edit} />
      )}
      {one.edits.length > 0 ? (
        <ul className={blocks.rows}>
          {one.edits.map((change) => (
            <li key={`${change.by} ${change.at}`} className={blocks.row}>
              <Party id={change.by} /> <Verbatim>{change.wording}</Verbatim>
              <span className={blocks.small}>
                <Time at={change.at} shape="utc" />
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {mine && standing ? (
        <p className={blocks.row}>
          {editing === null ? (
            <>
              {one.state === 'contested' ? null : (
                <Write
                  act="principals.report-signed"
                  channel={one.channel}
                  given={{ asOf: one.asOf, generated: one.generated, lines: toSay(standing.lines), draft: one.id }}
                  preview={() => <Shown changes={standing.changes} full />}
                  primary
                />
              )}
              <button type="button" onClick={() => edit(standing.lines)}>
                <T id="reports.edit" />
              </button>
            </>
          ) : (
            <>
              <Write
                act="principals.report-edited"
                channel={one.channel}
                given={{ draft: one.id, lines: toSay(editing) }}
                preview={() => <Shown changes={changesOf(one.generated, editing)} full />}
                primary
              />
              <button type="button" onClick={() => edit(null)}>
                <T id="reports.stopEditing" />
              </button>
            </>
          )}
        </p>
      ) : null}
    </article>
  );
}
