/** What delegations do not let count of their own nodes' logs, as acts of a channel have said it. See `disputes.ts`. */
import type { Hex } from '@parley/record';

/** As an act opened it. Plain data, in order of `ref`. */
export type OpenedCut = {
  readonly ref: Hex;
  readonly by: string;
  readonly node: Hex;
  /** How many entries of its log count in any case. */
  readonly count: number;
  /** The entry of the charter that decided it. */
  readonly decision: Hex;
  /** Of a suspension: what was written with knowledge of it is not disputed. A retired node writes nothing any more. */
  readonly suspends: boolean;
};

export type Admitted = { readonly ref: Hex; readonly of: Hex };

/** Every cut opened and every admission made, those included that are disputed themselves. */
export type Disowned = { readonly cuts: readonly OpenedCut[]; readonly admissions: readonly Admitted[] };

export const nothingDisowned: Disowned = { cuts: [], admissions: [] };
