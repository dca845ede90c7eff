/**
 * The pane in which something is written, beside the page where there is room for both, and over it where there is not.
 * The page stays readable meanwhile. Esc closes it and the focus goes back to where it came from; nothing is lost.
 */
import { Suspense, useEffect, useId, useRef } from 'react';
import { fetched } from '../api/parts.ts';
import { useActs, useReferences, useRoom } from '../api/seat.ts';
import { Known, type KnownAct } from '../desks/record/Body.tsx';
import { T } from '../words/T.tsx';
import { draftKey } from './draft.ts';
import { useDoing } from './Write.tsx';
import { useWriting } from './Writing.ts';
import styles from './writing.module.css';

const Composer = fetched('Composer', () => import('./Composer.tsx'));

/** From here on page and pane stand side by side; the style sheet knows the same width. */
const none: readonly KnownAct[] = [];
const beside = '(min-width: 1100px)';

export function WritingPane() {
  const { writing, end } = useWriting();
  const room = useRoom().data;
  const form = useActs().data?.acts.find((one) => one.kind === writing?.act);
  const doing = useDoing();
  const references = useReferences(writing !== null).data?.references ?? none;
  const pane = useRef<HTMLDialogElement>(null);
  const head = useRef<HTMLHeadingElement>(null);
  const id = useId();

  useEffect(() => {
    const dialog = pane.current;
    if (!dialog) return;
    if (writing === null) {
      if (dialog.open) dialog.close();
      return;
    }
    if (!dialog.open) {
      if (matchMedia(beside).matches) dialog.show();
      else dialog.showModal();
    }
    // In a further row the hand is on the keys already.
    const field =
      writing.row === undefined ? null : dialog.querySelector<HTMLElement>('form :is(input, select, textarea)');
    (field ?? head.current)?.focus({ preventScroll: true });
  }, [writing]);

  return (
    <dialog
      ref={pane}
      className={styles.pane}
      aria-labelledby={id}
      data-pane
      tabIndex={-1}
      onClose={end}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        pane.current?.close();
      }}
    >
      {writing && room && form ? (
        <>
          <div className={styles.paneHead}>
            <h2 id={id} ref={head} tabIndex={-1}>
              {doing(writing)}
            </h2>
            <button type="button" onClick={() => pane.current?.close()}>
              <T id="writing.close" />
            </button>
          </div>
          <Suspense>
            <Known value={references}>
              <Composer key={`${draftKey(writing)} ${writing.row ?? 0}`} writing={writing} form={form} room={room} />
            </Known>
          </Suspense>
        </>
      ) : null}
    </dialog>
  );
}
