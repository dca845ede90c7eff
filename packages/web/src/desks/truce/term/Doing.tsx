/** What this seat may do about the truce now. What fits the phase stands first; nothing here decides for anybody. */
import type { TruceView } from '@parley/server/contract';
import blocks from '../../../look/blocks.module.css';
import { Write } from '../../../writing/Write.tsx';

/** The truce that an act is about is known here, and is not asked for. */
export function Doing({ view }: { view: TruceView }) {
  const { truce, phase } = view;
  const about = truce === null ? null : { given: { truce } };
  const early = phase === 'proposed';
  return (
    <p className={blocks.row}>
      {about && phase === 'in-force' ? (
        <Write act="truce.extension-stated" within={['notice-board']} isNew {...about} />
      ) : null}
      {about && early ? <Write act="truce.accepted" primary {...about} /> : null}
      {about && phase === 'agreed' ? <Write act="truce.signed" primary {...about} /> : null}
      {about && (phase === 'agreed' || phase === 'signed' || phase === 'notification') ? (
        <>
          <Write act="truce.start-set" {...about} />
          <Write act="truce.start-postponed" {...about} />
        </>
      ) : null}
      {about && (phase === 'in-force' || phase === 'term-ended') ? (
        <>
          <Write act="truce.list-handed-in" {...about} />
          <Write act="truce.extension-proposed" {...about} />
          <Write act="truce.obligation-recorded" {...about} />
          <Write act="truce.term-reported" {...about} />
          <Write act="truce.declared" {...about} />
        </>
      ) : null}
      <Write act="truce.proposed" />
      <Write act="truce.own-announced" />
    </p>
  );
}
