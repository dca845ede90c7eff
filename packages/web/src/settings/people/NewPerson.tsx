/** A further person, who types a passphrase of their own; nobody else need know it. */
import type { SettingsView } from '@parley/server/contract';
import { type FormEvent, useState } from 'react';
import { useAddPerson } from '../../api/settings.ts';
import blocks from '../../look/blocks.module.css';
import type { MessageId } from '../../words/languages.ts';
import { T } from '../../words/T.tsx';
import { LookAlike } from '../../writing/LookAlike.tsx';
import { Refused } from '../Refused.tsx';
import styles from '../settings.module.css';

const shortest = 12;
const blank = { name: '', passphrase: '', again: '' };

export function NewPerson({ view }: { view: SettingsView }) {
  const add = useAddPerson();
  const [typed, setTyped] = useState(blank);
  const [wrong, setWrong] = useState<MessageId | null>(null);
  const { name, passphrase, again } = typed;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const why = [...passphrase].length < shortest ? 'unlock.short' : passphrase !== again ? 'unlock.differ' : null;
    setWrong(why);
    if (why === null) add.mutate({ name: name.trim(), passphrase }, { onSuccess: () => setTyped(blank) });
  };
  const set = (change: Partial<typeof blank>) => setTyped({ ...typed, ...change });
  return (
    <section className={blocks.section}>
      <h2>
        <T id="people.add" />
      </h2>
      <p className={blocks.measure}>
        <T id="people.addText" />
      </p>
      <form className={styles.form} onSubmit={submit}>
        <label>
          <T id="people.name" />
          <input
            dir="auto"
            required
            maxLength={64}
            autoComplete="off"
            value={name}
            onChange={(event) => set({ name: event.target.value })}
          />
        </label>
        <LookAlike typed={name} />
        <div className={styles.sides}>
          <label>
            <T id="unlock.passphrase" />
            <input
              type="password"
              dir="auto"
              required
              autoComplete="new-password"
              value={passphrase}
              onChange={(event) => set({ passphrase: event.target.value })}
            />
          </label>
          <label>
            <T id="unlock.again" />
            <input
              type="password"
              dir="auto"
              required
              autoComplete="new-password"
              value={again}
              onChange={(event) => set({ again: event.target.value })}
            />
          </label>
        </div>
        {wrong === null ? null : (
          <p role="alert" className={styles.wrong}>
            <T id={wrong} />
          </p>
        )}
        <Refused error={add.error} />
        <button type="submit" disabled={add.isPending}>
          <T id="people.addButton" />
        </button>
        <p role="status" className={blocks.small}>
          {add.isSuccess && name === '' ? (
            <T id="people.added" values={{ count: view.people?.filter((one) => !one.sheet).length ?? 0 }} />
          ) : null}
        </p>
      </form>
    </section>
  );
}
