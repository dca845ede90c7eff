/** The list of keys, and the switch that turns the single ones off. */
import { type RefObject, useId } from 'react';
import { Code } from '../signs/Code.tsx';
import type { MessageId } from '../words/languages.ts';
import { T } from '../words/T.tsx';
import { desks } from './desks.ts';
import styles from './keys.module.css';
import { useSingleKeys } from './useKeys.ts';

const others: readonly (readonly [string, MessageId])[] = [
  ['Ctrl K', 'keys.palette'],
  ['/', 'keys.search'],
  [', .', 'keys.time'],
  ['[ ]', 'keys.brackets'],
  ['j k', 'keys.rows'],
  ['n', 'keys.new'],
  ['F6', 'keys.pane'],
  ['Enter', 'keys.open'],
  ['Esc', 'keys.close'],
  ['Shift H', 'keys.roomMode'],
  ['Shift D', 'keys.dark'],
  ['?', 'keys.this'],
];

export function Keys({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) {
  const [single, turn] = useSingleKeys();
  const id = useId();
  return (
    <dialog ref={dialog} className={styles.keys} aria-labelledby={id}>
      <h2 id={id}>
        <T id="keys.title" />
      </h2>
      <dl>
        {desks.map((desk) => (
          <div key={desk.path}>
            <dt>
              <Code>{`g ${desk.letter}`}</Code>
            </dt>
            <dd>
              <T id={desk.name} />
            </dd>
          </div>
        ))}
        {others.map(([keys, name]) => (
          <div key={name}>
            <dt>
              <Code>{keys}</Code>
            </dt>
            <dd>
              <T id={name} />
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <T id="keys.never" />
      </p>
      <p>
        <label>
          <input type="checkbox" checked={single} onChange={(event) => turn(event.target.checked)} />{' '}
          <T id="keys.single" />
        </label>
      </p>
      <p>
        <button type="button" onClick={() => dialog.current?.close()}>
          <T id="writing.close" />
        </button>
      </p>
    </dialog>
  );
}
