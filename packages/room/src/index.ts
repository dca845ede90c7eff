/** The door of the room: a node as a state machine, its ports, and its views. */
export { purposes, roomActs } from './acts.ts';
export { findPaper } from './compose.ts';
export { createNode } from './create.ts';
export {
  actForms,
  channelsOf,
  contradictionsOf,
  delegationsOf,
  exportOf,
  gapsOf,
  referencesOf,
  refusalsOf,
  restoredStanding,
  roomRefusals,
  sixWords,
} from './doors.ts';
export type { ChannelState, Ruling } from './meaning.ts';
export { type Opened, openNode } from './open.ts';
export type {
  Answer,
  ChannelTerms,
  Effect,
  Event,
  Moment,
  PaperTerms,
  Purpose,
  Row,
  Store,
  WrapJob,
} from './ports.ts';
export { checkProof, makeProof, type ProofChecked, type ProofMade, proofRefusals } from './proofs.ts';
export { foldVersion, takeSnapshot } from './snapshot.ts';
export type { Channel, Identity, Node, Standing } from './state.ts';
export { step } from './step.ts';
export { peersOf } from './sync.ts';
export { charterView, teamsView } from './views/charter.ts';
export { exchangeView } from './views/exchange.ts';
export { type Moment as ViewMoment, now } from './views/frame.ts';
export { codeOf, type RecordLine, recordView } from './views/record.ts';
export { truceView } from './views/truce.ts';
export { actOf } from './words.ts';
