/** Founding a room, which only the delegation that convenes it does; others join one, and what of that is not there yet. */

import type { SettingsView } from '@parley/server/contract';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { useKept } from '../../api/place.ts';
import { useFound } from '../../api/settings.ts';
import blocks from '../../look/blocks.module.css';
import { Code } from '../../signs/Code.tsx';
import { T } from '../../words/T.tsx';
import { Refused } from '../Refused.tsx';
import styles from '../settings.module.css';

export function RoomPart({ view }: { view: SettingsView }) {
  const kept = useKept();
  return (
    <>
      <p>
        <T id="begin.serves" values={{ delegation: <Code>{view.node.delegation}</Code> }} />
      </p>
      {view.founded ? (
        <>
          <p className={blocks.measure}>
            <T id="begin.founded" />
          </p>
          <p>
            <Link href={`/charter${kept}`}>
              <T id="terms.charter" />
            </Link>
          </p>
        </>
      ) : (
        <Founding />
      )}
      <section className={blocks.section}>
        <h2>
          <T id="begin.join" />
        </h2>
        <p className={blocks.measure}>
          <T id="begin.joinText" />
        </p>
      </section>
    </>
  );
}

function Founding() {
  const found = useFound();
  const [title, setTitle] = useState('');
  const [label, setLabel] = useState('');
  const [terms, setTerms] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    found.mutate({ title: title.trim(), label: label.trim(), terms: terms.trim() });
  };
  return (
    <section className={blocks.section}>
      <h2>
        <T id="begin.found" />
      </h2>
      <p className={blocks.measure}>
        <T id="begin.foundText" />
      </p>
      <form className={styles.form} onSubmit={submit}>
        <label>
          <T id="begin.process" />
          <input dir="auto" required maxLength={80} value={title} onChange={(event) => setTitle(event.target.value)} />
        </label>
        <label>
          <T id="begin.label" />
          <input dir="auto" required maxLength={24} value={label} onChange={(event) => setLabel(event.target.value)} />
        </label>
        <label>
          <T id="room.terms" />
          <textarea
            dir="auto"
            required
            maxLength={20_000}
            value={terms}
            onChange={(event) => setTerms(event.target.value)}
          />
        </label>
        <p className={blocks.small}>
          <T id="begin.audience" />
        </p>
        <Refused error={found.error} />
        <button
          type="submit"
          className={blocks.primary}
          disabled={found.isPending || [title, label, terms].some((one) => one.trim() === '')}
        >
          <T id="begin.foundButton" />
        </button>
      </form>
    </section>
  );
}
