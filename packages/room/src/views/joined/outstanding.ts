/**
 * What is outstanding over all desks and channels: expected from whom, on what basis, by when, and what each side says of
 * it. Reckoned from the entries and the moment; nothing marks anything as due.
 */
import {
  allWithIds,
  decisionsView,
  type ExchangeState,
  exchangeView,
  isOpen,
  type PrincipalsState,
  principalsView,
  read,
  type StatementsState,
  statementsView,
  type TalksState,
  type TruceState,
  talksView,
  truceView,
  withCapacity,
} from '@parley/desks';
import { countsHere } from '../../judging/papers.ts';
import type { Channel, Node } from '../../state.ts';
import { charterIn, frame, heldPast, isoOrNull, type Moment, stateOf, words } from '../frame.ts';
import { channelsFor, isIn } from '../reach.ts';
import { heldUntil, isFirm } from '../witness.ts';
import { blank, type Look, type Outstanding } from './expected.ts';
import { ofObligations, ofRemedies, ofTasks } from './terms.ts';

export type Placed = Outstanding & { readonly channel: Channel };

const ofTruce: Look = (charter, state, at) => {
  const view = truceView(charter, state.desks['truce'] as TruceState, at);
  return view.outstanding.map(({ what, expectedFrom, due, basis, accounts }) => ({
    ...blank,
    word: `value.what.${what}`,
    basis: `basis.${basis}`,
    id: view.truce ?? '',
    expectedFrom,
    due,
    accounts,
  }));
};

const ofPapers: Look = (_charter, state, _at, channel) =>
  allWithIds(state.papers).flatMap(([id, { kind, by, conveyed, outcome }]) =>
    conveyed && read(outcome).state === 'empty' && !countsHere(channel, kind)
      ? [{ ...blank, word: 'outstanding.confirmation', basis: 'basis.conveyed', id, expectedFrom: by }]
      : [],
  );

const ofExchange: Look = (charter, state, at, channel) => {
  const view = exchangeView(charter, state.desks['exchange'] as ExchangeState, at);
  const credits = view.credits
    .filter((credit) => !credit.agreed)
    .flatMap(({ id, ground, agreedBy }) =>
      withCapacity(charter, 'party')
        .filter((party) => !agreedBy.includes(party))
        .map((party) => ({
          ...blank,
          word: 'outstanding.credit',
          basis: 'basis.credit-proposed',
          ground,
          id,
          expectedFrom: party,
        })),
    );
  const mediators = withCapacity(charter, 'mediator').filter((one) => channel.terms?.members.includes(one));
  const objections = view.batches
    .flatMap((batch) => batch.objections)
    .filter((one) => one.settled.length === 0)
    .flatMap(({ id, ground }) =>
      mediators.map((one) => ({
        ...blank,
        word: 'outstanding.objection',
        basis: 'basis.objection-made',
        ground,
        id,
        expectedFrom: one,
      })),
    );
  return [...credits, ...objections];
};

const ofTalks: Look = (charter, state) =>
  talksView(charter, state.desks['talks'] as TalksState)
    .impasses.filter((one) => one.ended.length === 0 && one.nextContact !== null)
    .map(({ id, owner, cause, nextContact }) => ({
      ...blank,
      word: 'outstanding.contact',
      basis: 'basis.contact-announced',
      ground: cause,
      id,
      expectedFrom: owner,
      due: nextContact,
    }));

const ofPrincipals: Look = (charter, state, at) =>
  principalsView(charter, state.desks['principals'] as PrincipalsState, at).asks.flatMap((ask) =>
    ask.of.filter(isOpen).map((one) => ({
      ...blank,
      word: `outstanding.${ask.sort}`,
      basis: 'basis.asked',
      ground: ask.basis,
      text: ask.text === '' ? null : ask.text,
      id: ask.id,
      expectedFrom: one.delegation,
      office: one.office,
      due: ask.due,
    })),
  );

const ofStatements: Look = (charter, state, at) => {
  const { statements } = statementsView(charter, state.desks['statements'] as StatementsState, at);
  return statements
    .filter((one) => one.stage === 'clearance-awaited' || one.stage === 'under-embargo' || one.stage === 'cleared')
    .flatMap(({ by, title, texts, current }) =>
      texts
        .filter((text) => current.includes(text.id))
        .flatMap((text) => [
          ...text.clearances
            .filter((clearance) => clearance.answer === 'awaited')
            .map((clearance) => ({
              ...blank,
              word: 'outstanding.clearance',
              basis: 'basis.named-in-the-text',
              text: title,
              id: text.id,
              expectedFrom: clearance.by,
            })),
          ...text.breaches
            .filter((breach) => breach.decision === 'awaited')
            .map(({ id, wording }) => ({
              ...blank,
              word: 'outstanding.embargo-decision',
              basis: 'basis.embargo-broken',
              ground: wording,
              text: title,
              id,
              expectedFrom: by,
            })),
        ]),
    );
};

const ofCharter: Look = (charter, _state, _at, channel) =>
  channel.terms?.purpose !== 'charter'
    ? []
    : decisionsView(charter)
        .filter((decision) => decision.state === 'open')
        .flatMap(({ id, wording, needed, approvedBy }) =>
          needed
            .filter((one) => !approvedBy.includes(one))
            .map((one) => ({
              ...blank,
              word: 'outstanding.approval',
              basis: 'basis.approval-needed',
              text: wording,
              id,
              expectedFrom: one,
            })),
        );

const looks: readonly Look[] = [
  ofTruce,
  ofObligations,
  ofRemedies,
  ofTasks,
  ofPapers,
  ofExchange,
  ofTalks,
  ofPrincipals,
  ofStatements,
  ofCharter,
];

/** What is due first stands first; what has no time comes last. */
const order = (left: Placed, right: Placed): number => {
  const [one, other] = [left, right].map((item) => item.due ?? Number.POSITIVE_INFINITY) as [number, number];
  if (one !== other) return one < other ? -1 : 1;
  const [name, otherName] = [left, right].map((item) => `${item.word} ${item.id} ${item.expectedFrom} ${item.office}`);
  return (name ?? '') < (otherName ?? '') ? -1 : 1;
};

/** All that is outstanding in these channels as this node held them, `at` deciding what has passed. */
export function outstandingIn(node: Node, moment: Moment, channels: readonly Channel[]): readonly Placed[] {
  const charter = charterIn(node, moment);
  const found = channels.flatMap((channel) => {
    const state = stateOf(node, channel, moment);
    return looks.flatMap((look) => look(charter, state, moment.at, channel)).map((one) => ({ ...one, channel }));
  });
  return found.sort(order);
}

/** As it goes onto a page. */
export function shown(node: Node, moment: Moment, all: readonly Placed[]) {
  const charter = charterIn(node, moment);
  const held = new Map(all.map(({ channel }) => [channel, heldPast(channel, moment.held)]));
  return all.map(({ channel, due, ...one }) => {
    const past = held.get(channel) ?? [];
    // On the notice board its members put in place what others sent in.
    const through = channel.terms?.purpose === 'notice-board' ? channel.terms.members : [];
    const authors = [...new Set([...through, one.expectedFrom])];
    return {
      ...one,
      channel: channel.id,
      channelName: channel.terms?.name ?? '',
      due: isoOrNull(due),
      passed: due !== null && moment.at > due,
      // Who is not in the channel was never asked: whoever wrote it sees that here.
      reached: channel.terms !== undefined && isIn(channel.terms, one.expectedFrom),
      asFarAsHeld: words(heldUntil(charter, channel, authors, past)),
      firm: due !== null && isFirm(charter, channel, authors, due, past),
    };
  });
}

/** Everything that the reader may know to be outstanding. */
export function outstandingView(node: Node, moment: Moment) {
  const all = outstandingIn(node, moment, channelsFor(node, [node.identity.delegation]));
  return { ...frame(node, 'outstanding', moment), outstanding: shown(node, moment, all) };
}

/** The part of it that is expected from the reader's own delegation. */
export function waitingView(node: Node, moment: Moment) {
  const all = outstandingIn(node, moment, channelsFor(node, [node.identity.delegation]));
  const own = all.filter((one) => one.expectedFrom === node.identity.delegation);
  return { ...frame(node, 'waiting', moment), waiting: shown(node, moment, own) };
}
