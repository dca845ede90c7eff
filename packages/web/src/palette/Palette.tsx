/** One field from which everything is reached. What it offers is fetched when it is first opened. */
import { type RefObject, Suspense, useEffect, useId, useState } from 'react';
import { fetched } from '../api/parts.ts';
import { T } from '../words/T.tsx';
import styles from './palette.module.css';

const Choices = fetched('Choices', () => import('./Choices.tsx'));

export function Palette({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  useEffect(() => {
    const { current } = dialog;
    const onToggle = () => setOpen(current?.open === true);
    current?.addEventListener('toggle', onToggle);
    return () => current?.removeEventListener('toggle', onToggle);
  }, [dialog]);
  return (
    <dialog ref={dialog} className={styles.palette} aria-labelledby={id} onClose={() => setOpen(false)}>
      <h2 id={id} className={styles.title}>
        <T id="palette.title" />
      </h2>
      <Suspense>{isOpen ? <Choices close={() => dialog.current?.close()} /> : null}</Suspense>
    </dialog>
  );
}
