/** A node starts locked. At the first start the printed link carries a token after `#`, which no server log sees. */
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Failed } from '../api/fetching.ts';
import { seat } from '../api/place.ts';
import { type Session, unlock } from '../api/seat.ts';
import styles from '../frame/frame.module.css';
import { Switches } from '../frame/Switches.tsx';
import blocks from '../look/blocks.module.css';
import { TextSize } from '../settings/TextSize.tsx';
import { Code } from '../signs/Code.tsx';
import type { MessageId } from '../words/languages.ts';
import { T } from '../words/T.tsx';
import unlockStyles from './unlock.module.css';

const shortest = 12;

export function Unlock({ state }: { state: Session['state'] }) {
  const client = useQueryClient();
  const first = state === 'first-run';
  const link = location.hash.length > 1 ? decodeURIComponent(location.hash.slice(1)) : null;
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [wrong, setWrong] = useState<MessageId | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (first && passphrase.length < shortest) return setWrong('unlock.short');
    if (first && passphrase !== again) return setWrong('unlock.differ');
    setBusy(true);
    setWrong(null);
    try {
      await unlock(passphrase, first ? link : null);
      history.replaceState(null, '', location.pathname + location.search);
      await client.invalidateQueries();
    } catch (error) {
      setWrong(reasonOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <main className={unlockStyles.unlock}>
      <p className={styles.brand}>
        <strong>
          <T id="frame.parley" />
        </strong>
      </p>
      <h1>
        <T id={first ? 'unlock.first' : 'unlock.title'} />
      </h1>
      {first ? (
        <p>
          <T id="begin.serves" values={{ delegation: <Code>{seat}</Code> }} />
        </p>
      ) : null}
      <p className={blocks.quiet}>
        <T id={first ? (link ? 'unlock.firstText' : 'unlock.noLink') : 'unlock.text'} />
      </p>
      <form onSubmit={submit} className={unlockStyles.unlockForm}>
        <label>
          <T id="unlock.passphrase" />
          <input
            type="password"
            autoComplete={first ? 'new-password' : 'current-password'}
            dir="auto"
            required
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        </label>
        {first ? (
          <label>
            <T id="unlock.again" />
            <input
              type="password"
              autoComplete="new-password"
              dir="auto"
              required
              value={again}
              onChange={(event) => setAgain(event.target.value)}
            />
          </label>
        ) : null}
        {wrong ? (
          <p role="alert" className={unlockStyles.wrong}>
            <T id={wrong} />
          </p>
        ) : null}
        <button type="submit" className={blocks.primary} disabled={busy || (first && link === null)}>
          <T id={first ? 'unlock.keep' : 'unlock.open'} />
        </button>
      </form>
      {first ? <TextSize /> : null}
      <Switches />
    </main>
  );
}

function reasonOf(error: unknown): MessageId {
  if (!(error instanceof Failed)) return 'unlock.failed';
  if (error.status === 401) return 'unlock.refused';
  if (error.status === 422) return 'unlock.short';
  return error.status === 429 ? 'unlock.wait' : 'unlock.failed';
}
