/** Two steps, always: what it says; then who will see it and what it does, with the button that signs. */
import type { ActDone, ActForm as Form, RefusedAct } from '@parley/server/contract';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useSign } from '../api/seat.ts';
import { Body } from '../desks/record/Body.tsx';
import blocks from '../look/blocks.module.css';
import { cx } from '../signs/cx.ts';
import { T } from '../words/T.tsx';
import { useSay, useWord } from '../words/useWord.ts';
import { Audience } from './Audience.tsx';
import { Confirm } from './Confirm.tsx';
import { forget, useDraft } from './draft.ts';
import { Fields } from './fields/FormField.tsx';
import { missing } from './fields/missing.ts';
import { blank, type Schema, without } from './fields/schema.ts';
import type { Channel } from './place.ts';
import { Refusal } from './Refusal.tsx';
import type { Writing } from './Writing.ts';
import styles from './writing.module.css';

type Props = {
  form: Form;
  channel: Channel;
  writing: Writing;
  done: (act: ActDone, body: Readonly<Record<string, unknown>>) => void;
};

export function ActForm({ form, channel, writing, done }: Props) {
  const { given = {}, start = {}, omit = [] } = writing;
  const schema = without(form.schema as Schema, [...Object.keys(given), ...omit]);
  const asked = Object.keys(schema.properties ?? {}).length > 0;
  const of = { act: form.kind, channel: channel.id, given, about: writing.about };
  const [draft, setDraft, clear] = useDraft(of, () => ({ ...(blank(schema) as object), ...start }));
  const [step, setStep] = useState<'write' | 'confirm'>(asked ? 'write' : 'confirm');
  const [faults, setFaults] = useState<Record<string, string>>({});
  const sign = useSign();
  const say = useSay();
  const word = useWord();
  const body = { ...(draft as Record<string, unknown>), ...given };
  const faulty = useFirstFault(faults);

  const look = (event: FormEvent) => {
    event.preventDefault();
    sign.reset();
    const empty = missing(schema, draft ?? {});
    setFaults(Object.fromEntries(empty.map((path) => [path, say('form.missing')])));
    if (empty.length === 0) setStep('confirm');
  };

  const signIt = () => {
    sign.mutate(
      { channel: channel.id, kind: form.kind, body },
      {
        onSuccess: (made) => {
          forget(of);
          done(made, body);
        },
        onError: (error) => {
          setFaults(faultsIn(error.body));
          if (asked) setStep('write');
        },
      },
    );
  };

  const refusal = sign.isError ? <Refusal body={sign.error.body} /> : null;
  if (step === 'confirm') {
    return (
      <Confirm form={form} channel={channel} body={body} writing={writing}>
        {refusal}
        <p className={blocks.row}>
          <button type="button" className={blocks.primary} disabled={sign.isPending} onClick={signIt}>
            {writing.sign ?? <T id="form.sign" values={{ act: word([`act.${form.kind}`], form.kind) }} />}
          </button>
          {asked ? (
            <button type="button" onClick={() => setStep('write')}>
              <T id="form.back" />
            </button>
          ) : null}
        </p>
      </Confirm>
    );
  }

  return (
    <form ref={faulty} onSubmit={look} noValidate className={styles.form}>
      <Audience channel={channel} />
      <p className={cx(blocks.quiet, blocks.measure)}>{writing.effect ?? word([`act.${form.kind}.effect`], '')}</p>
      {refusal}
      {Object.keys(given).length > 0 ? (
        <div className={styles.given}>
          <Body value={given} kind={form.kind} />
        </div>
      ) : null}
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

/** What is wrong comes under the hand: the first field with a fault takes the focus. */
function useFirstFault(faults: Readonly<Record<string, string>>) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(faults).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [faults]);
  return form;
}

function faultsIn(body: unknown): Record<string, string> {
  const fields = (body as RefusedAct | null)?.fields ?? [];
  return Object.fromEntries(
    fields.map((one) => [one.path.replace(/^body\.|^\/+/, '').replaceAll('/', '.'), one.message]),
  );
}
