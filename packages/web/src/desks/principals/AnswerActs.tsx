/** Each option of a decision is a button, none before the others, and the confirming step says what it will do. */
import blocks from '../../look/blocks.module.css';
import { useSay } from '../../words/useWord.ts';
import { Write } from '../../writing/Write.tsx';
import type { Ask, Awaited } from './status.ts';

export function AnswerActs({ one, to }: { one: Ask; to: Awaited }) {
  const say = useSay();
  const { channel, id } = one;
  const { office } = to;
  if (one.sort === 'decision') {
    const resolving = one.adReferendum === null ? ['resolves'] : [];
    return (
      <p className={blocks.row}>
        {one.options.map((option, place) => (
          <Write
            key={option}
            act="principals.decision-answered"
            channel={channel}
            given={{ request: id, office, option: place + 1 }}
            omit={resolving}
            label={say('asks.option', { n: place + 1, option })}
          />
        ))}
      </p>
    );
  }
  const given =
    one.sort === 'information'
      ? { act: 'principals.information-given', given: { request: id, office } }
      : one.sort === 'due-out'
        ? { act: 'principals.due-out-done', given: { dueOut: id, office } }
        : { act: 'principals.acknowledged', given: { ask: id, office } };
  return (
    <p>
      <Write {...given} channel={channel} primary />
    </p>
  );
}
