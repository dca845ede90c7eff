/** Until when, or on what condition, a cleared text is held back; what is said to meet the condition; and broken embargoes. */
import { useMoment } from '../../api/clock.ts';
import blocks from '../../look/blocks.module.css';
import { Num } from '../../signs/Code.tsx';
import { Party } from '../../signs/Party.tsx';
import { Ref } from '../../signs/Ref.tsx';
import { Stated } from '../../signs/Sign.tsx';
import { Time } from '../../signs/Time.tsx';
import { Verbatim } from '../../signs/Verbatim.tsx';
import { T } from '../../words/T.tsx';
import { digits } from '../../words/times.ts';
import { useWord } from '../../words/useWord.ts';
import type { Text } from './status.ts';

export function Embargo({ text }: { text: Text }) {
  const word = useWord();
  const { embargo, met, breaches } = text;
  return (
    <div className={blocks.section}>
      <h3>
        <T id="statements.embargo" />
      </h3>
      {embargo.lifts === 'at-once' ? (
        <p className={blocks.quiet}>
          <T id="statements.noEmbargo" />
        </p>
      ) : null}
      {embargo.lifts === 'at-a-time' && embargo.at !== undefined ? <Until at={embargo.at} /> : null}
      {embargo.lifts === 'on-a-condition' ? (
        <p className={blocks.row}>
          <Stated as={met.length > 0 ? 'plain' : 'pending'}>
            <T id={met.length > 0 ? 'statements.conditionMet' : 'statements.condition'} />
          </Stated>
          <Verbatim>{embargo.wording ?? ''}</Verbatim>
        </p>
      ) : null}
      {met.map((one) => (
        <p key={`${one.by} ${one.entry}`} className={blocks.row}>
          <Party id={one.by} />
          <Ref id={one.entry} />
          <Verbatim>{one.wording}</Verbatim>
          {one.inThisRecord ? null : (
            <Stated as="stale">
              <T id="statements.notHere" />
            </Stated>
          )}
        </p>
      ))}
      {breaches.map((one) => (
        <p key={one.id} className={blocks.row}>
          <Stated as="disputed">
            <T
              id="statements.breach"
              values={{ time: <Time at={one.seenAt} shape="utc" />, outlet: <Verbatim>{one.outlet}</Verbatim> }}
            />
          </Stated>
          <Verbatim>{one.wording}</Verbatim>
          <span className={blocks.strong}>{word([`value.decision.${one.decision}`], one.decision)}</span>
        </p>
      ))}
    </div>
  );
}

/** The countdown is text: hours and minutes, by the node's clock. */
function Until({ at }: { at: string }) {
  const moment = useMoment();
  const left = Date.parse(at) - (moment?.now ?? 0);
  if (!moment) return null;
  const { hours, minutes } = digits(left);
  return (
    <p className={blocks.row}>
      <Stated as={left > 0 ? 'pending' : 'plain'}>
        {left > 0 ? (
          <T id="statements.liftsIn" values={{ left: <Num>{`${hours}:${minutes}`}</Num>, time: <Time at={at} /> }} />
        ) : (
          <T id="statements.lifted" values={{ time: <Time at={at} /> }} />
        )}
      </Stated>
    </p>
  );
}
