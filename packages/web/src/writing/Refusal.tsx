/** Why nothing was signed: what happened, what is safe, what to do. */
import type { RefusedAct } from '@parley/server/contract';
import blocks from '../look/blocks.module.css';
import { cx } from '../signs/cx.ts';
import { Sign } from '../signs/Sign.tsx';
import { T } from '../words/T.tsx';
import { useWord } from '../words/useWord.ts';

export function Refusal({ body }: { body: unknown }) {
  const word = useWord();
  const refused = typeof body === 'object' && body !== null && 'refused' in body ? (body as RefusedAct).refused : null;
  return (
    <div role="alert" className={cx(blocks.notice, blocks.blocking)}>
      <p className={blocks.strong}>
        <Sign of="outstanding" /> {refused === null ? <T id="form.noAnswer" /> : word([`refusal.${refused}`], refused)}
      </p>
      <p>
        <T id={refused === null ? 'form.noAnswerSafe' : 'form.refusedSafe'} />
      </p>
    </div>
  );
}
