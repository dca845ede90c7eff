/** Words, desk, delegation, channel, provenance, disputed only; and how many of how many acts are shown by them. */
import type { SeatRoom, TimelineView } from '@parley/server/contract';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useKept } from '../../api/place.ts';
import { exportAddress } from '../../api/seat.ts';
import blocks from '../../look/blocks.module.css';
import { cx } from '../../signs/cx.ts';
import type { MessageId } from '../../words/languages.ts';
import { T } from '../../words/T.tsx';
import { useChannelName } from '../../words/useChannelName.ts';
import { useSay, useWord } from '../../words/useWord.ts';
import styles from './record.module.css';
import { provenances, type useFilters } from './useFilters.ts';

type Props = { view: TimelineView; room: SeatRoom } & Pick<
  ReturnType<typeof useFilters>,
  'chosen' | 'choose' | 'clear'
>;

export function FilterBar({ view, room, chosen, choose, clear }: Props) {
  const word = useWord();
  const say = useSay();
  const channelName = useChannelName();
  const kept = useKept();
  const whence = Object.entries(provenances).filter(([id]) => room.mode === 'replay' || !id.match(/source|invented/));
  const isFiltered = Object.values(chosen).some((value) => value !== '');
  return (
    <search className={cx(styles.filters, blocks.noprint)} aria-label={say('record.filters')}>
      <Search value={chosen.q} change={(q) => choose('q', q)} />
      <Choice name="record.desk" value={chosen.desk} change={(desk) => choose('desk', desk)}>
        {view.desks.map((name) => (
          <option key={name} value={name}>
            {word([`desk.${name}`, `nav.${name}`], name)}
          </option>
        ))}
      </Choice>
      <Choice name="record.by" value={chosen.by} change={(by) => choose('by', by)}>
        {room.delegations.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </Choice>
      <Choice name="record.channel" value={chosen.channel} change={(channel) => choose('channel', channel)}>
        {room.channels.map(({ id, name }) => (
          <option key={id} value={id}>
            {channelName(id, name)}
          </option>
        ))}
      </Choice>
      <Choice name="record.provenance" value={chosen.provenance} change={(one) => choose('provenance', one)}>
        {whence.map(([id, name]) => (
          <option key={id} value={id}>
            {say(name)}
          </option>
        ))}
      </Choice>
      <label className={styles.only}>
        <input
          type="checkbox"
          checked={chosen.disputed === '1'}
          onChange={(event) => choose('disputed', event.target.checked ? '1' : '')}
        />
        <T id="record.disputedOnly" />
      </label>
      <p className={styles.counted}>
        <span role="status">
          <T id="record.showing" values={{ shown: view.shown, total: view.total } as never} />
        </span>
        {isFiltered ? (
          <button type="button" onClick={clear}>
            <T id="record.clear" />
          </button>
        ) : null}
        <Link className={styles.export} href={`/minutes${kept}`}>
          <T id="minutes.title" />
        </Link>
        <a href={exportAddress} download>
          <T id="record.export" />
        </a>
      </p>
    </search>
  );
}

type ChoiceProps = { name: MessageId; value: string; change: (value: string) => void; children: ReactNode };

function Choice({ name, value, change, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className={styles.filter}>
      <label htmlFor={id}>
        <T id={name} />
      </label>
      <select id={id} value={value} onChange={(event) => change(event.target.value)}>
        <option value="">
          <T id="record.all" />
        </option>
        {children}
      </select>
    </div>
  );
}

/** It asks once the hand rests, ms. */
const rest = 150;

function Search({ value, change }: { value: string; change: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const latest = useRef(change);
  latest.current = change;
  /** What this field itself has put into the address: its coming back must not undo what was typed since. */
  const sent = useRef(value);
  useEffect(() => {
    if (value !== sent.current) setTyped(value);
    sent.current = value;
  }, [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = window.setTimeout(() => {
      sent.current = typed;
      latest.current(typed);
    }, rest);
    return () => window.clearTimeout(timer);
  }, [typed, value]);
  // Whoever came here by the key for searching types at once.
  useEffect(() => {
    if (location.hash === '#search') field.current?.focus();
  }, []);
  return (
    <label className={cx(styles.filter, styles.search)}>
      <T id="record.search" />
      <input
        ref={field}
        id="search"
        type="search"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') latest.current(typed);
        }}
      />
    </label>
  );
}
