/** Why a change of the settings was not made. Nothing was changed, and the page says so. */
import type { RefusedAct } from '@parley/server/contract';
import type { Failed } from '../api/fetching.ts';
import { T } from '../words/T.tsx';
import { useWord } from '../words/useWord.ts';
import styles from './settings.module.css';

export function Refused({ error }: { error: Failed | null }) {
  const word = useWord();
  if (!error) return null;
  const refused = (error.body as RefusedAct | null)?.refused;
  return (
    <p role="alert" className={styles.wrong}>
      {refused === undefined ? <T id="settings.failed" /> : word([`refusal.${refused}`], refused)}{' '}
      <T id="settings.unchanged" />
    </p>
  );
}
