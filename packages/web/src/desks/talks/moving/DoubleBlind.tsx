/**
 * The double-blind answer: one text to both sides, each answers the mediator alone. A side is shown its own part and, at
 * the end, "agreed" or "not agreed"; who has not answered is shown to mediators alone.
 */
import type { TalksView } from '@parley/server/contract';
import { useRoom } from '../../../api/seat.ts';
import blocks from '../../../look/blocks.module.css';
import { Parties, useLabel } from '../../../signs/Party.tsx';
import { Ref } from '../../../signs/Ref.tsx';
import { Stated, type Status } from '../../../signs/Sign.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';
import { useSay, useWord } from '../../../words/useWord.ts';
import { lineWith } from '../../../writing/place.ts';
import { useCanWrite, Write } from '../../../writing/Write.tsx';

type Question = TalksView['doubleBlind'][number];

const signs: Readonly<Record<Question['stage'], Status>> = {
  put: 'pending',
  open: 'pending',
  agreed: 'met',
  'not-agreed': 'plain',
};

export function DoubleBlind({ view }: { view: TalksView }) {
  const can = useCanWrite();
  const word = useWord();
  if (view.doubleBlind.length === 0 && !can({ act: 'talks.double-blind-put' })) return null;
  return (
    <section className={blocks.section}>
      <h2>
        <T id="talks.doubleBlind" />
      </h2>
      <ul className={blocks.rows}>
        {view.doubleBlind.map((one) => (
          <li key={one.id} className={blocks.section} data-row tabIndex={-1}>
            <p className={blocks.row}>
              <Ref id={one.id} />
              <Stated as={signs[one.stage]}>{word([`value.stage.${one.stage}`], one.stage)}</Stated>
              <Parties ids={one.sides} />
            </p>
            <p className={blocks.measure}>
              <Verbatim>{one.text}</Verbatim>
            </p>
            {one.own ? <Own one={one} own={one.own} /> : null}
            {one.known ? <Known one={one} known={one.known} /> : null}
          </li>
        ))}
      </ul>
      <p>
        <Write act="talks.double-blind-put" within={['line']} />
      </p>
    </section>
  );
}

function Own({ one, own }: { one: Question; own: NonNullable<Question['own']> }) {
  const room = useRoom().data;
  const word = useWord();
  if (!room) return null;
  const channel = lineWith(room, one.by)?.id;
  const given = { question: one.id };
  return (
    <>
      <p className={blocks.row}>
        <T id={own.consented ? 'talks.consentGiven' : 'talks.consentAwaited'} />
        {own.answer === null ? null : (
          <T id="talks.ownAnswer" values={{ answer: word([`value.answer.${own.answer}`], own.answer) }} />
        )}
      </p>
      <p className={blocks.row}>
        {own.consented || one.stage !== 'put' ? null : (
          <Write act="talks.double-blind-consented" channel={channel} given={given} />
        )}
        {one.stage === 'open' && own.answer === null ? (
          <Write act="talks.double-blind-answered" channel={channel} given={given} primary />
        ) : null}
      </p>
    </>
  );
}

function Known({ one, known }: { one: Question; known: NonNullable<Question['known']> }) {
  const room = useRoom().data;
  const label = useLabel();
  const say = useSay();
  if (!room) return null;
  const given = { question: one.id };
  const lines = one.sides.flatMap((side) => {
    const line = lineWith(room, side);
    return line ? [{ side, channel: line.id }] : [];
  });
  return (
    <>
      <p className={blocks.row}>
        <span>
          <T
            id="talks.consented"
            values={{
              who: known.consented.length > 0 ? <Parties ids={known.consented} /> : <T id="talks.nobodyYet" />,
            }}
          />
        </span>
        {one.stage === 'open' && known.unanswered.length > 0 ? (
          <span>
            <T id="talks.unanswered" values={{ who: <Parties ids={known.unanswered} /> }} />
          </span>
        ) : null}
      </p>
      <p className={blocks.row}>
        {lines.flatMap(({ side, channel }) => {
          if (one.stage === 'put' && known.consented.length === one.sides.length) {
            const name = say('talks.openFor', { who: label(side) });
            return [<Write key={side} act="talks.double-blind-opened" channel={channel} given={given} label={name} />];
          }
          if (one.stage !== 'open' || known.result === null) return [];
          const name = say('talks.closeFor', { who: label(side) });
          const said = { ...given, outcome: known.result };
          return [<Write key={side} act="talks.double-blind-closed" channel={channel} given={said} label={name} />];
        })}
      </p>
    </>
  );
}
