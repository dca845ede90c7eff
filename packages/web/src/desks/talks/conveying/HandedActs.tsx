/** What this seat may do with a message or an offer: its author, the delegation that it is for, or a mediator. */
import { useRoom } from '../../../api/seat.ts';
import blocks from '../../../look/blocks.module.css';
import { useLabel } from '../../../signs/Party.tsx';
import type { MessageId } from '../../../words/languages.ts';
import { useSay } from '../../../words/useWord.ts';
import { lineWith } from '../../../writing/place.ts';
import { Write } from '../../../writing/Write.tsx';
import type { Writing } from '../../../writing/Writing.ts';
import type { Handed } from '../status.ts';
import { useConvey } from './useConvey.tsx';

export function HandedActs({ one }: { one: Handed }) {
  const room = useRoom().data;
  const convey = useConvey()(one);
  const forReader = useForReader()(one);
  const label = useLabel();
  const say = useSay();
  if (!room) return null;
  const place = one.standsIn[0]?.channel;
  const isOpen = one.standing === null || one.standing === 'open' || one.standing === 'countered';
  const own = one.by === room.seat && one.sort === 'offer' && one.withdrawnAt === null && one.standing !== 'accepted';
  const mediates = convey.length > 0;
  const from = mediates ? lineWith(room, one.by) : undefined;
  const isConveyed = one.standsIn.some((stands) => stands.conveyedBy !== null);
  const telling = (of: Handed, channel: string): readonly Writing[] => {
    const tell = (step: string, name: MessageId, more = {}): Writing => ({
      act: 'talks.step-told',
      channel,
      given: { of: of.id, step, ...more },
      omit: step === 'held' ? ['words'] : ['words', 'wording'],
      label: say(name, { who: label(of.by) }),
    });
    if (of.stage === 'conveyed' || of.stage === 'acknowledged' || of.stage === 'contested') return [];
    if (isConveyed) return [tell('conveyed', 'talks.tellConveyed', { words: 'verbatim' })];
    return [
      ...(of.stage === 'handed-in' ? [tell('received', 'talks.tellReceived')] : []),
      ...(of.stage === 'held' ? [] : [tell('held', 'talks.tellHeld')]),
    ];
  };
  const all: readonly Writing[] = [
    ...(isOpen ? convey : []),
    ...(from ? telling(one, from.id) : []),
    ...(mediates && one.sort === 'offer'
      ? [{ act: 'talks.version-noted', within: ['mediators'], given: { of: one.id }, start: { text: one.text } }]
      : []),
    ...forReader,
    ...(own ? [{ act: 'talks.offer-withdrawn', channel: place, given: { offer: one.id } }] : []),
  ];
  if (all.length === 0) return null;
  return (
    <p className={blocks.row}>
      {all.map((writing, at) => (
        <Write
          key={`${writing.act} ${writing.label}`}
          primary={at === 0 && isOpen && (forReader.length > 0 || (mediates && !isConveyed))}
          {...writing}
        />
      ))}
    </p>
  );
}

/** Answer the exact text, counter, acknowledge: for the delegation that it is for, in the channel where it stands. */
function useForReader(): (one: Handed) => readonly Writing[] {
  const room = useRoom().data;
  const say = useSay();
  return (one) => {
    const channel = one.standsIn[0]?.channel;
    if (!room || one.to !== room.seat || channel === undefined) return [];
    const takesAnswer = one.sort === 'offer' && (one.standing === 'open' || one.standing === 'countered');
    const answer = { act: 'talks.text-answered', channel, given: { of: one.id, hash: one.hash } };
    const other = one.rewordedFrom ?? one.by;
    const given = { to: other, counterTo: one.id };
    const counter = { act: 'talks.offered', channel, given, omit: ['rewordedFrom'], label: say('talks.counter') };
    return [
      ...(takesAnswer ? [answer, counter] : []),
      ...(one.acknowledgedAt === null ? [{ act: 'talks.acknowledged', channel, given: { of: one.id } }] : []),
    ];
  };
}
