/** Two steps, always: what it says; then who will see it and what it does, with the button that signs. */
import type { ActDone, ActForm as Form, RefusedAct } from '@parley/server/contract';
import { type FormEvent, useState } from 'react';
import { useSign } from '../../api/seat.ts';
import blocks from '../../look/blocks.module.css';
import { cx } from '../../signs/cx.ts';
import { Sign } from '../../signs/Sign.tsx';
import { T } from '../../words/T.tsx';
import { useActName, useSay, useWord } from '../../words/useWord.ts';
import { Body } from '../record/Body.tsx';
import { Audience, type Channel } from './Audience.tsx';
import styles from './act.module.css';
import { forget, useDraft } from './draft.ts';
import { Fields } from './FormField.tsx';
import { missing } from './missing.ts';
import { blank, type Schema } from './schema.ts';

type Props = { form: Form; channel: Channel; done: (act: ActDone) => void };

export function ActForm({ form, channel, done }: Props) {
  const schema = form.schema as Schema;
  const [draft, setDraft, clear] = useDraft(form.kind, () => blank(schema));
  const [step, setStep] = useState<'write' | 'confirm'>('write');
  const [faults, setFaults] = useState<Record<string, string>>({});
  const sign = useSign();
  const say = useSay();
  const word = useWord();
  const act = useActName();
  const refused = refusalOf(sign.error?.body);

  const look = (event: FormEvent) => {
    event.preventDefault();
    sign.reset();
    const empty = missing(schema, draft ?? {});
    setFaults(Object.fromEntries(empty.map((path) => [path, say('form.missing')])));
    if (empty.length === 0) setStep('confirm');
  };

  const signIt = () => {
    const body = (draft ?? {}) as Record<string, unknown>;
    sign.mutate(
      { channel: channel.id, kind: form.kind, body },
      {
        onSuccess: (made) => {
          forget(form.kind);
          done(made);
        },
        onError: (error) => {
          const fields = refusalOf(error.body)?.fields ?? [];
          setFaults(
            Object.fromEntries(
              fields.map((one) => [one.path.replace(/^body\.|^\/+/, '').replaceAll('/', '.'), one.message]),
            ),
          );
          setStep('write');
        },
      },
    );
  };

  const refusal = sign.isError ? (
    <div role="alert" className={cx(blocks.notice, blocks.blocking)}>
      <p className={blocks.strong}>
        <Sign of="outstanding" />{' '}
        {refused ? word([`refusal.${refused.refused}`], refused.refused) : <T id="form.noAnswer" />}
      </p>
      <p>
        <T id={refused ? 'form.refusedSafe' : 'form.noAnswerSafe'} />
      </p>
    </div>
  ) : null;

  if (step === 'confirm') {
    return (
      <section className={cx(blocks.notice, styles.confirm)} aria-labelledby="confirm">
        <h2 id="confirm">{act(form.kind)}</h2>
        <Audience channel={channel} />
        <p className={blocks.measure}>{word([`act.${form.kind}.effect`], '')}</p>
        {form.paper && channel.purpose !== 'notice-board' ? (
          <p className={blocks.small}>
            <T id="form.paper" />
          </p>
        ) : null}
        {form.final ? (
          <p className={blocks.strong}>
            <Sign of="due" /> <T id="form.final" />
          </p>
        ) : null}
        <Body value={draft} kind={form.kind} />
        {refusal}
        <p className={blocks.row}>
          <button type="button" className={blocks.primary} disabled={sign.isPending} onClick={signIt}>
            <T id="form.sign" values={{ act: act(form.kind) }} />
          </button>
          <button type="button" onClick={() => setStep('write')}>
            <T id="form.back" />
          </button>
        </p>
      </section>
    );
  }

  return (
    <form onSubmit={look} noValidate className={styles.form}>
      <p className={cx(blocks.quiet, blocks.measure)}>{word([`act.${form.kind}.effect`], '')}</p>
      {refusal}
      <Fields kind={form.kind} path="" schema={schema} required value={draft} change={setDraft} faults={faults} />
      <p className={blocks.row}>
        <button type="submit" className={blocks.primary}>
          <T id="form.look" />
        </button>
        <button
          type="button"
          onClick={() => {
            clear();
            setFaults({});
            sign.reset();
          }}
        >
          <T id="form.clear" />
        </button>
        <span className={blocks.small}>
          <T id="form.kept" />
        </span>
      </p>
    </form>
  );
}

function refusalOf(body: unknown): RefusedAct | null {
  return typeof body === 'object' && body !== null && 'refused' in body ? (body as RefusedAct) : null;
}
