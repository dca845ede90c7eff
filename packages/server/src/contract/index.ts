/** The server's second door: what goes over the wire, for server and web alike. No handler, nothing of `node:`. */
export {
  type AnnexContent,
  type AnnexList,
  type AnnexRequest,
  annexContent,
  annexList,
  annexRequest,
  longestAnnexRequest,
} from './annexes.ts';
export {
  type CheckResult,
  checkResult,
  type DemoCommand,
  type DemoState,
  demoCommand,
  demoState,
} from './demo.ts';
export { type IncidentsView, incidentsView } from './incidents-view.ts';
export { type PapersView, papersView } from './instruments.ts';
export {
  type ChangedView,
  changedView,
  type HeardView,
  type HeldView,
  heardView,
  heldView,
  type OutstandingView,
  outstandingView,
  type SituationView,
  situationView,
  type WaitingView,
  waitingView,
} from './joined.ts';
export { type PrincipalsView, principalsView, type StatementsView, statementsView } from './papers.ts';
export {
  type HandoversView,
  handoversView,
  type ListsView,
  listsView,
  type TranchesView,
  tranchesView,
} from './persons.ts';
export {
  type ActDone,
  type ActForm,
  type ActList,
  type ActRequest,
  actDone,
  actForm,
  actList,
  actRequest,
  type LiveEvent,
  liveEvent,
  type ReferenceList,
  type RefusedAct,
  referenceList,
  refusedAct,
  type SeatRoom,
  seatRoom,
} from './seat.ts';
export {
  type ChosenSettings,
  chosenSettings,
  type FirstStep,
  type FoundingRequest,
  firstSteps,
  foundingRequest,
  type PracticeStarted,
  personAdded,
  personNamed,
  practiceStarted,
  type SettingsChange,
  type SettingsView,
  type SheetMade,
  settingsChange,
  settingsView,
  sheetMade,
  type WallSettings,
  wallSettings,
} from './settings.ts';
export { type RedlineView, redlineView, type TalksView, talksView } from './talks.ts';
export { type TeamsView, teamsView } from './teams-view.ts';
export {
  longestWindow,
  provenances,
  type TimelineLine,
  type TimelineQuery,
  type TimelineView,
  timelineLine,
  timelineQuery,
  timelineView,
  type WholeEntry,
  wholeEntry,
} from './timeline.ts';
export {
  type CharterView,
  charterView,
  type ExchangeView,
  exchangeView,
  type RecordEntry,
  type RecordView,
  recordEntry,
  recordView,
  type TruceView,
  truceView,
} from './views.ts';
