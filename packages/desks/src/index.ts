/** The door of the desks: what a room, a screen or a command line may know of them. */
export { activeParties } from './admission.ts';
export {
  type CharterRefusal,
  type CharterSaid,
  charter,
  type DecisionState,
  type DecisionView,
  decisionsView,
  namedBoard,
  type ParticipationView,
  type ProcedureView,
  participationOf,
  participationView,
  procedureView,
  ruleOf,
} from './charter/charter.ts';
export {
  type Act,
  type Capacity,
  type Charter,
  type Decision,
  type DecisionRule,
  type Declaration,
  type Delegation,
  type DelegationId,
  type Desk,
  fold,
  holds,
  type NodeKeys,
  offBoard,
  type Participation,
  type Retired,
  type Retirement,
  type Said,
  type SaidOf,
  type Sort,
  sorts,
  type Verdict,
  withCapacity,
} from './desk.ts';
export {
  type ExchangeRefusal,
  type ExchangeSaid,
  type ExchangeState,
  type ExchangeView,
  exchange,
  exchangeView,
  type HandoversView,
  handoversView,
  type ListsView,
  listsAwaited,
  listsView,
  type TranchesView,
  tranchesView,
} from './exchange/index.ts';
export { count, delegation, hours, instant, line, localDay, reference, text, textHash } from './fields.ts';
export {
  type CallView,
  type HotlineRefusal,
  type HotlineSaid,
  type HotlineState,
  hotline,
  hotlineView,
} from './hotline/hotline.ts';
export {
  type IncidentsRefusal,
  type IncidentsSaid,
  type IncidentsState,
  type IncidentView,
  incidents,
  incidentsView,
} from './incidents/index.ts';
export { isoOf, parseInstant, readWritten } from './instants.ts';
export { allKept, allWithIds, isKept, type Kept, kept, place } from './kept.ts';
export {
  type NotificationsRefusal,
  type NotificationsSaid,
  type NotificationsState,
  type NotificationView,
  notifications,
  notificationsView,
} from './notifications/notifications.ts';
export {
  type Change,
  changesOf,
  isOpen,
  type PrincipalsRefusal,
  type PrincipalsSaid,
  type PrincipalsState,
  type PrincipalsView,
  principals,
  principalsView,
} from './principals/index.ts';
export { empty, put, type Reading, type Register, read, settled, type Version } from './register.ts';
export { actOf, deskOf, desks } from './registry.ts';
export {
  type Claim,
  claimsIn,
  type Figure,
  type PublicTotal,
  publicTotals,
  type StatementsRefusal,
  type StatementsSaid,
  type StatementsState,
  type StatementsView,
  statements,
  statementsView,
} from './statements/index.ts';
export {
  type ArticleChange,
  draftsCompared,
  type HandedShown,
  handedUnder,
  isWithdrawn,
  joined,
  type Piece,
  redline,
  type TalksRefusal,
  type TalksSaid,
  type TalksState,
  type TalksView,
  talks,
  talksView,
} from './talks/index.ts';
export {
  type TeamsRefusal,
  type TeamsSaid,
  type TeamsState,
  type TeamsView,
  teams,
  teamsView,
} from './teams/index.ts';
export {
  type TruceRefusal,
  type TruceSaid,
  type TruceState,
  type TruceView,
  truce,
  truceView,
} from './truce/index.ts';
export { type LineValue, type MadeLine, type ReportKey, reportKeys, type Wording, worded } from './wording.ts';
export { takenUp, type Written, writtenDown } from './written.ts';
