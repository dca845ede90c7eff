/**
 * What this seat may do with a statement now. A text that is not yet cleared by all, or is under embargo, has no button
 * that releases it: what is missing is said instead.
 */
import { useRoom } from '../../api/seat.ts';
import blocks from '../../look/blocks.module.css';
import { Parties } from '../../signs/Party.tsx';
import { T } from '../../words/T.tsx';
import { useSay } from '../../words/useWord.ts';
import { Write } from '../../writing/Write.tsx';
import type { Writing } from '../../writing/Writing.ts';
import type { Statement, Text } from './status.ts';

type Props = { one: Statement; text: Text };

export function StatementActs({ one, text }: Props) {
  const room = useRoom().data;
  const say = useSay();
  if (!room || one.stage === 'withdrawn') return null;
  const { channel } = one;
  const own = one.by === room.seat;
  const isPublic = one.stage === 'released' || one.stage === 'corrected';
  const newest = one.texts.find(({ id }) => id === one.current[0]) ?? text;
  const isNamed = newest.clearedBy.includes(room.seat);
  const reads = !(room.channels.find(({ id }) => id === channel)?.writes ?? false);
  const given = { text: newest.id };
  const clear = (answer: 'cleared' | 'withheld'): Writing => ({
    ...(reads ? { act: 'statements.clearance-given', within: ['line'] } : { act: 'statements.cleared', channel }),
    given: { ...given, answer },
    omit: answer === 'cleared' ? ['wording'] : [],
    label: say(answer === 'cleared' ? 'statements.clear' : 'statements.withhold'),
  });
  const waitsForMet = newest.embargo.lifts === 'on-a-condition' && newest.met.length === 0;
  const mine = newest.clearances.find(({ by }) => by === room.seat)?.answer;
  const missing = newest.clearances.filter(({ answer }) => answer !== 'cleared').map(({ by }) => by);
  const canPublish = own && missing.length === 0 && (one.stage === 'cleared' || isPublic);
  const all: readonly Writing[] = [
    ...(canPublish && !isPublic ? [{ act: 'statements.released', channel, given }] : []),
    ...(canPublish && isPublic && newest.id !== one.standing[0]
      ? [{ act: 'statements.corrected', channel, given }]
      : []),
    ...(isNamed && mine !== 'cleared' ? [clear('cleared')] : []),
    ...(isNamed && mine !== 'withheld' && !isPublic ? [clear('withheld')] : []),
    ...((own || isNamed) && waitsForMet ? [{ act: 'statements.condition-met', channel, given }] : []),
    ...(own ? [redraft(one, newest)] : []),
    ...(newest.embargo.lifts !== 'at-once' && !isPublic ? [{ act: 'statements.embargo-broken', channel, given }] : []),
    ...(own
      ? newest.breaches
          .filter(({ decision }) => decision === 'awaited')
          .map(({ id }) => ({ act: 'statements.embargo-decided', channel, given: { breach: id } }))
      : []),
    ...(own ? [{ act: 'statements.withdrawn', channel, given: { statement: one.id } }] : []),
  ];
  const main = all.find(({ act, given: fields }) => leading.includes(act) && fields?.answer !== 'withheld');
  return (
    <>
      {own && !isPublic && missing.length > 0 ? (
        <p className={blocks.small}>
          <T id="statements.notYet" values={{ who: <Parties ids={missing} /> }} />
        </p>
      ) : null}
      <p className={blocks.row}>
        {all.map((writing) => (
          <Write key={`${writing.act} ${writing.label}`} primary={writing === main} {...writing} />
        ))}
      </p>
    </>
  );
}

/** What leads a statement on: these stand out, the others do not. */
const leading = ['statements.released', 'statements.corrected', 'statements.cleared', 'statements.clearance-given'];

/** The form begins with the text that stands, in all its languages. */
function redraft(one: Statement, text: Text): Writing {
  const { speaker, groundRule, prevailing, versions, embargo, clearedBy } = text;
  return {
    act: 'statements.redrafted',
    channel: one.channel,
    given: { statement: one.id },
    start: {
      speaker,
      groundRule,
      prevailing,
      versions: versions.map((version) => ({ ...version, paragraphs: [...version.paragraphs] })),
      embargo: { ...embargo },
      clearedBy: [...clearedBy],
    },
  };
}
