/** Decisions of the charter: what was proposed, who has approved, and whose approval is needed; and declared participation. */
import type { CharterView } from '@parley/server/contract';
import { useRoom } from '../../api/seat.ts';
import blocks from '../../look/blocks.module.css';
import { Parties, Party } from '../../signs/Party.tsx';
import { Ref } from '../../signs/Ref.tsx';
import { Stated, type Status } from '../../signs/Sign.tsx';
import { Time } from '../../signs/Time.tsx';
import { Verbatim } from '../../signs/Verbatim.tsx';
import { T } from '../../words/T.tsx';
import { useWord } from '../../words/useWord.ts';
import { Write } from '../../writing/Write.tsx';

type Decision = CharterView['decisions'][number];

const signs: Readonly<Record<Decision['state'], Status>> = {
  open: 'pending',
  taken: 'met',
  contested: 'disputed',
  replaced: 'plain',
  'set-aside': 'plain',
};

export function Decisions({ charter }: { charter: CharterView }) {
  const room = useRoom().data;
  const channel = room?.channels.find((one) => one.purpose === 'charter')?.id;
  if (!room || channel === undefined) return null;
  const declared = charter.delegations.flatMap((one) => one.declared.map((word) => ({ by: one.id, ...word })));
  return (
    <section className={blocks.section}>
      <h2>
        <T id="charter.decisions" />
      </h2>
      {charter.procedure ? (
        <div className={blocks.notice}>
          <p>
            <T
              id={charter.procedure.past ? 'charter.procedurePast' : 'charter.procedure'}
              values={{
                procedure: <Verbatim>{charter.procedure.procedure}</Verbatim>,
                time: <Time at={charter.procedure.until} />,
              }}
            />
          </p>
        </div>
      ) : null}
      <ul className={blocks.rows}>
        {charter.decisions.map((one) => (
          <OneDecision key={one.id} one={one} channel={channel} mine={room.seat} />
        ))}
        {declared.map((one) => (
          <li key={`${one.by} ${one.at}`} className={blocks.row}>
            <Party id={one.by} />
            <Participation status={one.status} />
            {one.wording === null ? null : <Verbatim>{one.wording}</Verbatim>}
            <span className={blocks.small}>
              <Time at={one.at} shape="utc" />
            </span>
          </li>
        ))}
      </ul>
      <p className={blocks.row}>
        <Write act="charter.decision-proposed" channel={channel} isNew />
        <Write act="charter.participation-declared" channel={channel} />
      </p>
    </section>
  );
}

function Participation({ status }: { status: string }) {
  const word = useWord();
  return <span className={blocks.strong}>{word([`participation.${status}`, `value.status.${status}`], status)}</span>;
}

function OneDecision({ one, channel, mine }: { one: Decision; channel: string; mine: string }) {
  const word = useWord();
  const awaited = one.needed.filter((id) => !one.approvedBy.includes(id));
  return (
    <li className={blocks.section} data-row tabIndex={-1}>
      <p className={blocks.row}>
        <Ref id={one.id} />
        <span className={blocks.strong}>{word([`value.kind.${one.kind}`], one.kind)}</span>
        <Stated as={signs[one.state]}>{word([`value.state.${one.state}`], one.state)}</Stated>
        <span className={blocks.small}>
          <T
            id="charter.proposed"
            values={{ who: <Party id={one.proposedBy} />, time: <Time at={one.at} shape="utc" /> }}
          />
        </span>
      </p>
      <p className={blocks.measure}>
        <Verbatim>{one.wording}</Verbatim>
      </p>
      <p className={blocks.row}>
        <span>
          <T id="charter.approved" values={{ who: <Parties ids={one.approvedBy} /> }} />
        </span>
        {one.state === 'open' && awaited.length > 0 ? (
          <span>
            <T id="charter.awaited" values={{ who: <Parties ids={awaited} /> }} />
          </span>
        ) : null}
      </p>
      {one.state === 'open' && one.deciding.includes(mine) && !one.approvedBy.includes(mine) ? (
        <p>
          <Write act="charter.decision-approved" channel={channel} given={{ decision: one.id }} primary />
        </p>
      ) : null}
    </li>
  );
}
