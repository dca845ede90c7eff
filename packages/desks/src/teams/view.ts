/** What a delegation is shown of its own teams at a moment. */
import type { Charter } from '../desk.ts';
import { type DutyView, dutyView } from './duty/view.ts';
import { type LineView, linesView, type PostingView, postingsView, type SiteView, sitesView } from './postings/view.ts';
import { type TasksView, tasksView } from './tasks/view.ts';
import type { TeamsState } from './words.ts';

export type TeamsView = TasksView & {
  readonly postings: readonly PostingView[];
  readonly sites: readonly SiteView[];
  /** The delegation's lines, with those that no team keeps open. */
  readonly lines: readonly LineView[];
  readonly duty: DutyView;
};

export function teamsView(charter: Charter, state: TeamsState, at: number): TeamsView {
  return {
    postings: postingsView(charter, state.postings, at),
    sites: sitesView(state.postings, at),
    lines: linesView(state.postings, at),
    duty: dutyView(state.duty, at),
    ...tasksView(state.tasks, state.postings, at),
  };
}
