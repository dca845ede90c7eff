/**
 * Opens the form of one act in place, beside the desk: `<Write act="talks.text-answered" channel={id} given={{ of, hash }} />`.
 *
 * It is a button, and it is there only where this seat may use it: the page is Live, the node signs, the delegation holds
 * a capacity for the act, and writes in a channel in which the act belongs (the given one, or any). Pressing it signs
 * nothing: the form follows, then a confirming step that names the audience and the effect. An act whose every field is
 * given goes to the confirming step at once. Refusals stand beside their fields in words; what was written is kept in
 * this browser, through a crash too, until it is signed or thrown away. See `Writing` for each property.
 */
import { useAt } from '../api/place.ts';
import { useActs, useRoom } from '../api/seat.ts';
import blocks from '../look/blocks.module.css';
import { useWord } from '../words/useWord.ts';
import { belongs, channelsFor, mayAct } from './place.ts';
import { useWriting, type Writing } from './Writing.ts';

type Props = Writing & {
  readonly primary?: boolean;
  /** Whether the key `n` begins it on this desk. */
  readonly isNew?: boolean;
};

export function Write({ primary = false, isNew = false, ...writing }: Props) {
  const can = useCanWrite();
  const { begin } = useWriting();
  const doing = useDoing();
  if (!can(writing)) return null;
  return (
    <button
      type="button"
      className={primary ? blocks.primary : undefined}
      data-new={isNew || undefined}
      onClick={() => begin(writing)}
    >
      {doing(writing)}
    </button>
  );
}

/** Whether this seat may begin this here and now. */
export function useCanWrite(): (writing: Pick<Writing, 'act' | 'channel'>) => boolean {
  const room = useRoom().data;
  const acts = useActs().data?.acts;
  const [at] = useAt();
  return ({ act, channel }) => {
    const form = acts?.find((one) => one.kind === act);
    if (!room || !form || at !== null || room.halted || !mayAct(form, room)) return false;
    if (channel === undefined) return channelsFor(form, room).length > 0;
    const named = room.channels.find((one) => one.id === channel);
    return named !== undefined && belongs(form, named, room);
  };
}

/** What its button says. */
export function useDoing(): (writing: Pick<Writing, 'act' | 'label'>) => string {
  const word = useWord();
  return ({ act, label }) => label ?? word([`do.${act}`, `act.${act}`], act);
}
