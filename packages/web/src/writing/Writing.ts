/**
 * What is being written now, for the whole seat: one thing at a time, beside the desk on which it was begun. The pane and
 * the audience strip of the frame show it; `Write` begins it.
 */
import type { ActDone } from '@parley/server/contract';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import type { Channel } from './place.ts';

type Fields = Readonly<Record<string, unknown>>;

export type Writing = {
  /** The kind of the act, such as `talks.text-answered`. */
  readonly act: string;
  /** The id of its channel. Absent: the only one in which it can be said, or else the writer chooses, from nothing. */
  readonly channel?: string | undefined;
  /** The purposes of channel among which alone the writer chooses here, where any of these is at hand. */
  readonly within?: readonly string[] | undefined;
  /** Fields that the desk knows and the writer does not change: shown, signed, and not asked for. Instants as ISO 8601. */
  readonly given?: Fields | undefined;
  /** What it is about, where `given` does not tell: drafts are kept apart by it. */
  readonly about?: string | undefined;
  /** Fields to begin with, which the writer may change. */
  readonly start?: Fields | undefined;
  /** Optional fields that make no sense here, and are not asked for. */
  readonly omit?: readonly string[] | undefined;
  /**
   * Fields that a further one of its kind begins with: several are typed in after an outage, from paper. Present: once one is
   * signed, the next row is offered, in the same channel.
   */
  readonly again?: readonly string[] | undefined;
  /** How many rows were typed in before this one. */
  readonly row?: number | undefined;
  /** What it does, where the act's own sentence does not say it for this use. */
  readonly effect?: string | undefined;
  /** What the button and the pane say, a verb with its object; absent: the catalogue's `do.<act>`, or the act's name. */
  readonly label?: string | undefined;
  /** What the button says that signs; absent: "Sign:" and the act's name. */
  readonly sign?: string | undefined;
  /** Shown in the confirming step in place of the plain fields: exactly what the reader will see. */
  readonly preview?: ((body: Fields) => ReactNode) | undefined;
  /** What is usually written next, offered once this is signed. */
  readonly next?: ((done: ActDone, body: Fields) => readonly Writing[]) | undefined;
};

type Held = {
  readonly writing: Writing | null;
  readonly begin: (writing: Writing) => void;
  readonly end: () => void;
  /** The channel that the strip at the foot of the frame names. */
  readonly audience: Channel | undefined;
  readonly setAudience: (channel: Channel | undefined) => void;
};

export const WritingContext = createContext<Held>({
  writing: null,
  begin: () => {},
  end: () => {},
  audience: undefined,
  setAudience: () => {},
});

export const useWriting = () => useContext(WritingContext);

/** Names this channel's readers at the foot of the page for as long as the caller stands there. */
export function useAudience(channel: Channel | undefined): void {
  const { setAudience } = useWriting();
  useEffect(() => {
    setAudience(channel);
    return () => setAudience(undefined);
  }, [channel, setAudience]);
}
