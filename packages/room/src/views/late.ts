/**
 * What a page showed before something arrived late. A page is changed by what comes in, and says so: from when until when
 * it showed the other thing, and by whose entry it was changed.
 */
import { type TruceState, truceView } from '@parley/desks';
import { paperOf } from '../judging/meaning.ts';
import { heldOf } from '../judging/states.ts';
import type { Channel, Node } from '../state.ts';
import { boardOf, charterIn, heldPast, type Moment, stateOf } from './frame.ts';

/** An entry that came in later than this after the time it claims is late, ms. */
const late = 2 * 60_000;

export type LateChange = {
  /** When it came in here, and what it is. */
  readonly at: number;
  readonly entry: string;
  readonly by: string;
  readonly was: Shown;
  readonly is: Shown;
};

type Shown = { readonly phase: string; readonly expiresAt: number | null };

export function lateChanges(node: Node, moment: Moment): readonly LateChange[] {
  const board = boardOf(node);
  if (!board) return [];
  const past = heldPast(board, moment.held);
  return board.judged.flatMap((name) => {
    const held = heldOf(board, name);
    const at = board.heldAt.get(name) ?? 0;
    const meaning = node.readMeaning(node, board, name);
    if (!meaning?.move || (past[held.log] ?? 0) <= held.entry.header.position) return [];
    if (at > moment.at || at - saidAt(board, meaning.id, held.entry.header.claimed) < late) return [];
    const was = shownAt(node, board, at, at - 1);
    const is = shownAt(node, board, at, at);
    const same = was.phase === is.phase && was.expiresAt === is.expiresAt;
    return same ? [] : [{ at, entry: name, by: meaning.by, was, is }];
  });
}

/** A confirmation makes count what was conveyed before; that is since when it was owed to the page. */
const saidAt = (board: Channel, id: string, claimed: number): number =>
  Math.min(claimed, paperOf(board.live.state, id)?.at ?? claimed);

function shownAt(node: Node, board: Channel, at: number, held: number): Shown {
  const moment = { at, held };
  const state = stateOf(node, board, moment);
  const { phase, expiresAt } = truceView(charterIn(node, moment), state.desks['truce'] as TruceState, at);
  return { phase, expiresAt };
}
