/** The last look before a signature: who will see it, what it does, whether it can be taken back, and what it says. */
import type { ActForm as Form } from '@parley/server/contract';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Body } from '../desks/record/Body.tsx';
import blocks from '../look/blocks.module.css';
import { cx } from '../signs/cx.ts';
import { Sign } from '../signs/Sign.tsx';
import { T } from '../words/T.tsx';
import { useActName, useWord } from '../words/useWord.ts';
import { Audience } from './Audience.tsx';
import type { Channel } from './place.ts';
import type { Writing } from './Writing.ts';
import styles from './writing.module.css';

type Props = {
  form: Form;
  channel: Channel;
  body: Readonly<Record<string, unknown>>;
  writing: Writing;
  children: ReactNode;
};

export function Confirm({ form, channel, body, writing, children }: Props) {
  const word = useWord();
  const act = useActName();
  const id = useId();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    head.current?.focus({ preventScroll: true });
    head.current?.closest('dialog')?.scrollTo(0, 0);
  }, []);
  return (
    <section className={cx(blocks.notice, styles.confirm)} aria-labelledby={id}>
      <h3 id={id} ref={head} tabIndex={-1}>
        {act(form.kind)}
      </h3>
      <Audience channel={channel} />
      <p className={blocks.measure}>{writing.effect ?? word([`act.${form.kind}.effect`], '')}</p>
      {form.paper && channel.purpose !== 'notice-board' ? (
        <p className={blocks.small}>
          <T id={form.countsHere ? 'form.paperHere' : 'form.paper'} />
        </p>
      ) : null}
      {form.final ? (
        <p className={blocks.strong}>
          <Sign of="due" /> <T id="form.final" />
        </p>
      ) : null}
      {writing.preview ? (
        <figure className={styles.preview}>
          <figcaption>
            <T id="writing.preview" />
          </figcaption>
          {writing.preview(body)}
        </figure>
      ) : (
        <Body value={body} kind={form.kind} />
      )}
      {children}
    </section>
  );
}
