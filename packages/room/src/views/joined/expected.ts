/** What one desk of one channel expects of somebody. */
import type { Charter } from '@parley/desks';
import type { ChannelState } from '../../judging/meaning.ts';
import type { Channel } from '../../state.ts';

type Account = { readonly by: string; readonly says: string };

/** `word` and `basis` are keys of the wording; where the basis was signed in words, they stand in `ground`. */
export type Outstanding = {
  readonly word: string;
  readonly basis: string;
  readonly ground: string | null;
  readonly text: string | null;
  /** The act that made it outstanding. */
  readonly id: string;
  readonly expectedFrom: string;
  readonly office: string | null;
  /** ms UTC; null where nothing says when. */
  readonly due: number | null;
  readonly accounts: readonly Account[];
};

/** Asks a desk's state; `at` in ms UTC. */
export type Look = (charter: Charter, state: ChannelState, at: number, channel: Channel) => readonly Outstanding[];

export const blank = { ground: null, text: null, office: null, due: null, accounts: [] };
