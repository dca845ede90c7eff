/** The door of the room: a node as a state machine, its ports, and its views. */
export { annexPurposes, purposes, roomActs } from './acts.ts';
export type { AnnexState } from './annexes/acts.ts';
export { annexesOn, annexOf } from './annexes/held.ts';
export { type AnnexListed, annexesListed } from './annexes/listed.ts';
export { lettersSent } from './carrying/mailbox.ts';
export { post } from './carrying/post.ts';
export { peersOf } from './carrying/sync.ts';
export {
  actForms,
  channelsOf,
  delegationsOf,
  exportOf,
  gapsOf,
  referencesOf,
  refusalsOf,
  restoredStanding,
  roomRefusals,
  sixWords,
  unopenedOf,
} from './doors.ts';
export type { ChannelState, Ruling } from './judging/meaning.ts';
export { createNode } from './keeping/create.ts';
export { type Opened, type Opening, openAfresh, openNode } from './keeping/open.ts';
export { RowDiffers } from './keeping/shelf.ts';
export { foldVersion, takeSnapshot } from './keeping/snapshot.ts';
export type {
  AnnexAt,
  AnnexContent,
  AnnexRow,
  AnnexStore,
  Answer,
  BoxRow,
  ChannelTerms,
  Effect,
  EntryRow,
  Event,
  Moment,
  PaperTerms,
  Purpose,
  Row,
  Store,
  Tail,
  WrapJob,
} from './ports.ts';
export { checkProof, makeProof, type ProofChecked, type ProofMade, proofRefusals } from './proving/proofs.ts';
export type { Channel, Identity, Node, Standing } from './state.ts';
export { step } from './step.ts';
export { charterView } from './views/charter.ts';
export { type Contradiction, contradictionsOf } from './views/contradictions.ts';
export { exchangeView } from './views/exchange.ts';
export { type ForkShown, forkProof, forksOf } from './views/forks.ts';
export { type Moment as ViewMoment, now } from './views/frame.ts';
export { heldView } from './views/held.ts';
export { incidentsView } from './views/incidents.ts';
export { changedView } from './views/joined/changed.ts';
export { heardView } from './views/joined/heard.ts';
export { outstandingView, waitingView } from './views/joined/outstanding.ts';
export { situationView } from './views/joined/situation.ts';
export { papersView } from './views/papers.ts';
export { handoversView, listsView, tranchesView } from './views/persons.ts';
export { principalsView } from './views/principals.ts';
export { codeOf, type RecordLine, recordView } from './views/record.ts';
export { statementsView } from './views/statements.ts';
export { draftsBeside, talksView } from './views/talks.ts';
export { teamsView } from './views/teams.ts';
export { type Provenance, type Timeline, type TimelineRow, timelineFrame, timelineOf } from './views/timeline.ts';
export { truceView } from './views/truce.ts';
export { actOf } from './words.ts';
export { findPaper } from './writing/compose.ts';
export { dueAtBeat } from './writing/renew.ts';
