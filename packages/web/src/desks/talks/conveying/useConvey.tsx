/**
 * Conveying, from a mediator's seat: into which channel, in whose words, exactly what its reader will see, and the word to
 * the author that usually follows. A recipient without a line to this seat is offered nothing.
 */
import type { PapersView, SeatRoom } from '@parley/server/contract';
import { useRoom, useView } from '../../../api/seat.ts';
import { useLabel } from '../../../signs/Party.tsx';
import { useSay } from '../../../words/useWord.ts';
import { lineWith } from '../../../writing/place.ts';
import type { Writing } from '../../../writing/Writing.ts';
import type { Handed } from '../status.ts';
import { Paper } from './Paper.tsx';

export type PaperHeld = PapersView['papers'][number];

const isMediator = (room: SeatRoom) =>
  room.delegations.find((one) => one.id === room.seat)?.capacities.includes('mediator') ?? false;

/** The ways in which a message or an offer can be conveyed from this seat; none where it is not this seat's to convey. */
export function useConvey(): (one: Handed) => readonly Writing[] {
  const room = useRoom().data;
  const talks = useView('talks').data;
  const label = useLabel();
  const say = useSay();
  return (one) => {
    if (!room || !isMediator(room) || one.by === room.seat || one.conveyedBy !== null) return [];
    const to = lineWith(room, one.to);
    const from = lineWith(room, one.by);
    if (!to || one.withdrawnAt !== null) return [];
    const who = label(one.to);
    const tell = (words: 'verbatim' | 'reworded'): readonly Writing[] =>
      from
        ? [
            {
              act: 'talks.step-told',
              channel: from.id,
              given: { of: one.id, step: 'conveyed', words },
              omit: ['wording'],
              label: say('talks.tellConveyed', { who: label(one.by) }),
            },
          ]
        : [];
    const effect = say('talks.conveyEffect', { who });
    // What it counters is named where its reader has that offer, and nowhere else.
    const countered = talks?.handed.find((other) => other.id === one.counterTo);
    const counterTo = countered?.standsIn.some((place) => place.channel === to.id) ? countered.id : undefined;
    const kind = one.sort === 'offer' ? 'talks.offered' : 'talks.message-handed-in';
    const verbatim: Writing = {
      act: 'instrument.conveyed',
      channel: to.id,
      given: { of: one.id, answers: 'held' },
      label: say('talks.conveyVerbatim', { who }),
      sign: say('talks.conveyVerbatim', { who }),
      effect,
      preview: () => <Paper one={{ ...one, words: 'verbatim', conveyedBy: room.seat }} />,
      next: () => tell('verbatim'),
    };
    const reworded: Writing = {
      act: kind,
      channel: to.id,
      given: { to: one.to, rewordedFrom: one.by },
      about: one.id,
      start: {
        text: one.text,
        ...(one.sort === 'offer' && {
          conditions: [...one.conditions],
          ...(counterTo !== undefined && { counterTo }),
          ...(one.expiresAt !== null && { expiresAt: one.expiresAt }),
        }),
      },
      label: say('talks.conveyReworded', { who }),
      sign: say('talks.convey', { who }),
      effect,
      preview: (body) => <Paper one={asRead(one, room.seat, body)} />,
      next: () => tell('reworded'),
    };
    const conveyed = one.standsIn.some((place) => place.channel === to.id);
    return conveyed ? [reworded] : [verbatim, reworded];
  };
}

/** A reworded paper as its reader will see it. */
function asRead(one: Handed, by: string, body: Readonly<Record<string, unknown>>): Handed {
  const { text, conditions, expiresAt, counterTo } = body;
  return {
    ...one,
    by,
    words: 'reworded',
    rewordedFrom: one.by,
    text: String(text ?? ''),
    conditions: Array.isArray(conditions) ? conditions.map(String) : [],
    expiresAt: typeof expiresAt === 'string' ? expiresAt : null,
    counterTo: typeof counterTo === 'string' ? counterTo : null,
  };
}

/** After a draft is put in one line, it is usually conveyed into the others, word for word. */
export function useConveyDraft(): NonNullable<Writing['next']> {
  const room = useRoom().data;
  const others = useConveyPaper();
  return (done, _body) => (room ? others({ id: done.id, kind: 'talks.draft-put', by: room.seat, in: [] }) : []);
}

type Paperlike = { readonly id: string; readonly kind: string; readonly by: string; readonly in: readonly string[] };

/** Into which channels a paper can be conveyed as it is: lines for what counts there, else the notice board. */
export function useConveyPaper(): (paper: Paperlike) => readonly Writing[] {
  const room = useRoom().data;
  const label = useLabel();
  const say = useSay();
  return ({ id, kind, by, in: places }) => {
    if (!room || !isMediator(room)) return [];
    const inLines = kind.startsWith('talks.') && kind !== 'talks.impasse-declared';
    const targets = room.channels.filter(
      (one) => one.writes && one.purpose === (inLines ? 'line' : 'notice-board') && !places.includes(one.id),
    );
    return targets
      .filter((one) => !one.members.includes(by) || by === room.seat || !inLines)
      .map((channel) => {
        const who = channel.members.find((one) => one !== room.seat) ?? '';
        const words = inLines ? say('talks.conveyVerbatim', { who: label(who) }) : say('talks.conveyBoard');
        return {
          act: 'instrument.conveyed',
          channel: channel.id,
          given: { of: id, answers: 'held' },
          label: words,
          sign: words,
        };
      });
  };
}

/** Papers of others, or this seat's own drafts, that stand in one channel only; offers and messages have their cards. */
export function useInHand(): readonly PaperHeld[] {
  const papers = useView('papers').data?.papers ?? [];
  const room = useRoom().data;
  const ways = useConveyPaper();
  if (!room) return [];
  return papers
    .filter(({ kind }) => kind !== 'talks.offered' && kind !== 'talks.message-handed-in')
    .filter((one) => one.standsIn.length === 1 && one.standsIn[0]?.state !== 'withdrawn')
    .filter((one) => room.channels.find(({ id }) => id === one.standsIn[0]?.channel)?.purpose === 'line')
    .filter((one) => ways({ ...one, in: one.standsIn.map((place) => place.channel) }).length > 0)
    .reverse();
}
