/** The truce as the notice board bears it, for any delegation that reads the board. */
import { allWithIds, truceView as deskView, read, type TalksState, type TruceState, talksView } from '@parley/desks';
import type { Node } from '../state.ts';
import {
  boardOf,
  charterIn,
  frame,
  heardFrom,
  heldPast,
  iso,
  isoOrNull,
  type Moment,
  stateOf,
  words,
} from './frame.ts';
import { lateChanges } from './late.ts';
import { heldUntil, isFirm } from './witness.ts';

export function truceView(node: Node, moment: Moment) {
  const board = boardOf(node);
  const shown = board ? heldPast(board, moment.held) : [];
  // Whatever counts on the board was put there by its members.
  const conveyors = board?.terms?.members ?? [];
  const state = stateOf(node, board, moment);
  const charter = charterIn(node, moment);
  const view = deskView(charter, state.desks['truce'] as TruceState, moment.at);
  const talks = talksView(charter, state.desks['talks'] as TalksState);
  const { start } = view;
  return {
    ...frame(node, 'truce', moment),
    phase: view.phase,
    truce: view.truce,
    start: {
      planned: isoOrNull(start.planned),
      set: isoOrNull(start.set),
      actual: isoOrNull(start.actual),
      slipped: start.slipped,
    },
    expiresAt: isoOrNull(view.expiresAt),
    expiries: Object.fromEntries(Object.entries(view.expiries).map(([party, end]) => [party, iso(end)])),
    extensions: view.extensions.map((one) => ({ ...one, newExpiry: iso(one.newExpiry), at: iso(one.at) })),
    stated: view.stated.map((one) => ({ ...one, newExpiry: isoOrNull(one.newExpiry), saidAt: iso(one.saidAt) })),
    outstanding: view.outstanding.map((one) => ({
      ...one,
      due: iso(one.due),
      asFarAsHeld: words(board ? heldUntil(charter, board, [...conveyors, one.expectedFrom], shown) : []),
      firm: board !== undefined && isFirm(charter, board, conveyors, one.due, shown),
    })),
    lists: view.lists.map((list) => ({
      ...list,
      at: iso(list.at),
      outcome: list.outcome,
      answers: list.answers.map((answer) => ({ ...answer, at: iso(answer.at) })),
    })),
    ...termsOf(view),
    disputed: view.disputed,
    declarations: view.declarations.map((one) => ({ ...one, at: iso(one.at) })),
    endDeclaredBy: view.endDeclaredBy,
    awaitingConfirmation: allWithIds(state.papers).flatMap(([paper, { kind, by, at, conveyed, outcome }]) =>
      conveyed && read(outcome).state === 'empty' ? [{ paper, kind, by, conveyedBy: conveyed.by, at: iso(at) }] : [],
    ),
    impasses: talks.impasses.map(({ declaredBy, cause, owner, lastOffers, nextContact, at, ended }) => ({
      by: declaredBy,
      cause,
      owner,
      lastOffers,
      nextContact: isoOrNull(nextContact),
      at: iso(at),
      ended: ended.length > 0,
    })),
    lateChanges: lateChanges(node, moment).map(({ at, entry, by, was, is }) => ({
      at: iso(at),
      entry,
      by,
      was: { ...was, expiresAt: isoOrNull(was.expiresAt) },
      is: { ...is, expiresAt: isoOrNull(is.expiresAt) },
    })),
    heardFrom: heardFrom(node, moment),
  };
}

/** What the text provides for, and how far it has come. */
function termsOf(view: ReturnType<typeof deskView>) {
  return {
    signatures: view.signatures.map((one) => ({ ...one, signedAt: iso(one.signedAt) })),
    notificationUntil: isoOrNull(view.notificationUntil),
    models: view.models,
    proposals: view.proposals.map((one) => ({
      ...one,
      at: iso(one.at),
      answers: one.answers.map((answer) => ({ ...answer, at: iso(answer.at) })),
    })),
    objections: view.objections.map((one) => ({ ...one, from: iso(one.from), at: iso(one.at) })),
    ownWords: view.ownWords.map((one) => ({ ...one, from: iso(one.from) })),
    obligations: view.obligations.map((one) => ({
      ...one,
      dues: one.dues.map((due) => ({
        ...due,
        due: iso(due.due),
        counts: due.counts.map((count) => ({ ...count, asOf: iso(count.asOf) })),
      })),
    })),
    ownTruces: view.ownTruces.map((one) => ({ ...one, at: iso(one.at), start: iso(one.start), end: iso(one.end) })),
    reminders: view.reminders.map((one) => ({ ...one, due: iso(one.due), since: iso(one.since) })),
  };
}
