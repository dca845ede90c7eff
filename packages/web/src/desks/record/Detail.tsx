/** One entry, whole: its times, its place in its log, its hash, who holds it, and what it says. */
import type { WholeEntry } from '@parley/server/contract';
import { type ReactNode, useEffect, useRef } from 'react';
import blocks from '../../look/blocks.module.css';
import { Peopled } from '../../people/Peopled.tsx';
import { Code, Num } from '../../signs/Code.tsx';
import { Parties, Party } from '../../signs/Party.tsx';
import { Time } from '../../signs/Time.tsx';
import { Words } from '../../signs/Word.tsx';
import type { MessageId } from '../../words/languages.ts';
import { T } from '../../words/T.tsx';
import { useChannelName } from '../../words/useChannelName.ts';
import { useActName } from '../../words/useWord.ts';
import { Body, Known } from './Body.tsx';
import styles from './record.module.css';
import { Signed } from './Signed.tsx';
import { Mark, Verdict } from './Verdict.tsx';

export function Detail({ whole, close }: { whole: WholeEntry; close: () => void }) {
  const { entry } = whole;
  const act = useActName();
  const channelName = useChannelName();
  const head = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus follows the entry that is opened
  useEffect(() => head.current?.focus(), [entry.entry]);
  return (
    <aside
      className={styles.detail}
      aria-labelledby="detail"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <div className={blocks.head}>
        <h2 id="detail" ref={head} tabIndex={-1} className={styles.detailTitle}>
          {act(entry.kind)}
        </h2>
        <button type="button" className={blocks.noprint} onClick={close}>
          <T id="record.close" />
        </button>
      </div>
      <dl className={styles.facts}>
        <Row name="record.reference">
          <Code>{entry.reference}</Code>
        </Row>
        <Row name="record.by">
          <Party id={entry.by} />
        </Row>
        {entry.conveyed ? (
          <Row name="record.conveyedWhat">
            <T
              id="record.conveyedAct"
              values={{ act: act(entry.conveyed.kind), who: <Party id={entry.conveyed.by} /> }}
            />
          </Row>
        ) : null}
        <Row name="record.verdict">
          <Verdict verdict={entry.verdict} disputed={entry.disputed !== null} />
        </Row>
        {entry.disputed ? (
          <>
            <Row name="record.disputedBy">
              <T
                id="record.disputedSince"
                values={{ who: <Party id={entry.disputed.by} />, time: <Time at={entry.disputed.since} /> }}
              />
            </Row>
            <Row name="record.seenBefore">
              {entry.disputed.seenBefore.length > 0 ? (
                <Words all={entry.disputed.seenBefore} />
              ) : (
                <T id="record.unwitnessed" />
              )}
            </Row>
          </>
        ) : null}
        {entry.voided ? (
          <Row name="record.voidedBy">
            <T
              id="record.disputedSince"
              values={{ who: <Party id={entry.voided.by} />, time: <Time at={entry.voided.at} /> }}
            />
          </Row>
        ) : null}
        {entry.mark ? (
          <Row name="record.mark">
            <Mark mark={entry.mark} />
          </Row>
        ) : null}
        <Row name="record.claimed">
          <Time at={entry.claimed} />
        </Row>
        {entry.after.length > 0 ? (
          <Row name="record.after">
            <Words all={entry.after} />
          </Row>
        ) : null}
        <Row name="record.witnessed">
          {entry.witnessed.length > 0 ? <Words all={entry.witnessed} /> : <T id="record.unwitnessed" />}
        </Row>
        <Row name="record.heldSince">
          <Time at={entry.heldSince} />
        </Row>
        <Row name="record.heldBy">
          <Parties ids={entry.heldBy} />
        </Row>
        <Row name="record.channel">
          <bdi>{channelName(entry.channel, entry.channelName)}</bdi>
        </Row>
        <Row name="record.position">
          <Num>{entry.position}</Num>
        </Row>
        <Row name="record.node">
          <Code wrap>{entry.node}</Code>
        </Row>
        <Row name="record.hash">
          <Code wrap>{entry.entry}</Code>
        </Row>
      </dl>
      <h3>
        <T id="record.body" />
      </h3>
      <Peopled>
        <Known value={whole.references}>
          <Body value={entry.body} kind={entry.kind} />
        </Known>
      </Peopled>
      <Signed whole={whole} />
    </aside>
  );
}

function Row({ name, children }: { name: MessageId; children: ReactNode }) {
  return (
    <div>
      <dt>
        <T id={name} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
