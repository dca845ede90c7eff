/** The incidents desk: report, inquiry, versions, finding with dissent, remedy; what it does to the clock is said apart. */
import type { Desk } from '../desk.ts';
import { apply } from './apply.ts';
import { judge } from './judge.ts';
import { acts, type IncidentsRefusal, type IncidentsSaid, type IncidentsState, initial, refusals } from './words.ts';

export const incidents: Desk<IncidentsState, IncidentsSaid, IncidentsRefusal> = {
  name: 'incidents',
  initial,
  acts,
  refusals,
  judge,
  apply,
};

export { type IncidentView, incidentsView } from './view.ts';
export type { IncidentsRefusal, IncidentsSaid, IncidentsState } from './words.ts';
