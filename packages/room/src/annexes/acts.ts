/**
 * What a channel's state knows of annexes: which entry announced one, whose it is, what for, until when, and whether it is
 * erased. Never its content: no fold reads an annex, so a state is the same whether anybody still holds it or not.
 */
import { kept, place } from '@parley/desks';
import type { Hex } from '@parley/record';
import type { ChannelState } from '../judging/meaning.ts';
import type { Reading, Scene } from '../judging/scene.ts';

/** Plain data, kept under the entry that announced it. */
export type AnnexState = {
  readonly by: string;
  /** The node that announced it; the annex opens at its place only. */
  readonly node: Hex;
  /** The salted hash of its content. */
  readonly annex: Hex;
  readonly purpose: string;
  /** ms UTC. */
  readonly retainUntil: number;
  /** Of two erasures said at once, the one of the lower name. */
  readonly erased: { readonly ref: Hex; readonly ground: string } | null;
};

export type KeptFields = Pick<AnnexState, 'annex' | 'purpose' | 'retainUntil'>;
export type ErasedFields = { readonly of: Hex; readonly ground: string };

export const annexStateOf = ({ annexes }: ChannelState, entry: Hex): AnnexState | undefined => kept(annexes, entry);

const put = (state: ChannelState, entry: Hex, annex: AnnexState): ChannelState => ({
  ...state,
  annexes: place(state.annexes, entry, annex),
});

export function annexKept({ placed, by }: Scene, { annex, purpose, retainUntil }: KeptFields): Reading {
  return {
    kind: 'annex.kept',
    by,
    id: placed.name,
    judge: () => (retainUntil > placed.claimed ? 'stands' : 'retention-over'),
    move: (state) => put(state, placed.name, { by, node: placed.author, annex, purpose, retainUntil, erased: null }),
  };
}

export function annexErased({ placed, by }: Scene, { of, ground }: ErasedFields): Reading {
  return {
    kind: 'annex.erased',
    by,
    id: placed.name,
    judge: (state) => {
      const annex = annexStateOf(state, of);
      if (!annex) return 'no-such-entry';
      if (annex.by !== by) return 'not-ones-own-entry';
      return annex.erased ? 'annex-erased-already' : 'stands';
    },
    move: (state) => {
      const annex = annexStateOf(state, of);
      if (!annex || (annex.erased && annex.erased.ref < placed.name)) return state;
      return put(state, of, { ...annex, erased: { ref: placed.name, ground } });
    },
  };
}
