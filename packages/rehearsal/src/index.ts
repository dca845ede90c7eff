/** The door of rehearsals: scenarios, and whole rooms in one process that play them. */
export { calm, type Faults } from './links.ts';
export { memoryAnnexes, memoryStore } from './memory-store.ts';
export {
  differences,
  endOf,
  isViewName,
  markedRecord,
  markOf,
  type Played,
  play,
  type ViewName,
  viewAs,
  viewNames,
  views,
} from './play.ts';
export { type Options, Rehearsal } from './rehearsal.ts';
export {
  type ActStep,
  type Expectation,
  type Press,
  type ReadScenario,
  readScenario,
  type Scenario,
} from './scenario.ts';
export type { Mark } from './script.ts';
export type { Ground, Seat } from './seat.ts';
