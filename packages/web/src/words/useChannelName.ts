/** A channel as its reader knows it: by its purpose, and by who else is in it. */
import { useRoom } from '../api/seat.ts';
import { useWord } from './useWord.ts';

const shared = new Set(['charter', 'notice-board', 'mediators', 'own']);

export function useChannelName(): (id: string, name: string) => string {
  const room = useRoom().data;
  const word = useWord();
  return (id, name) => {
    const channel = room?.channels.find((one) => one.id === id);
    if (!room || !channel) return name;
    const purpose = word([`value.purpose.${channel.purpose}`], channel.purpose);
    if (shared.has(channel.purpose)) return purpose;
    if (channel.purpose === 'other') return channel.name;
    const others = channel.members.filter((member) => member !== room.seat);
    const who = others.map((id) => room.delegations.find((one) => one.id === id)?.label ?? id).join(', ');
    return word([channel.purpose === 'line' ? 'channel.line' : 'channel.with'], channel.name, { who });
  };
}
