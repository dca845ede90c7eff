/** In which of a seat's channels an act can be said: the same question that the room asks, answered before anybody writes. */
import type { ActForm, SeatRoom } from '@parley/server/contract';

export type Channel = SeatRoom['channels'][number];

const everyone = ({ members, readers }: Channel): string[] => [...members, ...readers];

/** Whether this act belongs in this channel, by its purpose and by who is in it. */
export function belongs(form: ActForm, channel: Channel, room: SeatRoom): boolean {
  if (!channel.writes) return false;
  if (
    form.within ? !form.within.includes(channel.purpose) : (channel.purpose === 'charter') !== (form.desk === 'charter')
  )
    return false;
  const company = everyone(channel);
  const having = (capacity: string) =>
    company.filter((id) => room.delegations.find((one) => one.id === id)?.capacities.includes(capacity)).length;
  switch (form.among) {
    case 'alone':
      return company.length === 1;
    case 'mediators':
      return having('mediator') === company.length;
    case 'one-party':
      return having('party') <= 1;
    default:
      return true;
  }
}

/** Whether this seat holds a capacity for the act at all. */
export function mayAct(form: ActForm, room: SeatRoom): boolean {
  const own = room.delegations.find((one) => one.id === room.seat)?.capacities ?? [];
  return form.by.length === 0 || form.by.some((capacity) => own.includes(capacity));
}

/** All channels in which it can be said; of these only those of some purposes, where there are any. */
export function channelsFor(form: ActForm, room: SeatRoom, within?: readonly string[]): Channel[] {
  const all = room.channels.filter((channel) => belongs(form, channel, room));
  const meant = all.filter((channel) => within?.includes(channel.purpose));
  return meant.length > 0 ? meant : all;
}

/** The line that this seat shares with a delegation and with nobody besides; undefined where there is none. */
export const lineWith = (room: SeatRoom, delegation: string): Channel | undefined =>
  room.channels.find((one) => one.purpose === 'line' && everyone(one).includes(delegation));
