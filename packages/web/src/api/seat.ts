/** Every question that a seat's page asks of its own node. */
import type {
  ActDone,
  ActList,
  ActRequest,
  CharterView,
  CheckResult,
  ExchangeView,
  HandoversView,
  HeardView,
  HeldView,
  IncidentsView,
  ListsView,
  OutstandingView,
  PapersView,
  PrincipalsView,
  RecordView,
  RedlineView,
  ReferenceList,
  SeatRoom,
  SituationView,
  StatementsView,
  TalksView,
  TeamsView,
  TranchesView,
  TruceView,
  WaitingView,
} from '@parley/server/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, Failed, tell } from './fetching.ts';
import { base, useAt } from './place.ts';

const api = `${base}/api`;

type Views = {
  truce: TruceView;
  exchange: ExchangeView;
  lists: ListsView;
  tranches: TranchesView;
  handovers: HandoversView;
  incidents: IncidentsView;
  charter: CharterView;
  teams: TeamsView;
  record: RecordView;
  talks: TalksView;
  papers: PapersView;
  principals: PrincipalsView;
  statements: StatementsView;
  outstanding: OutstandingView;
  waiting: WaitingView;
  heard: HeardView;
  held: HeldView;
};

/** The room as this node has it, with the moment of arrival on the page's own steady clock. */
export type Arrived = SeatRoom & { readonly arrived: number };

export function useRoom() {
  return useQuery<Arrived>({
    queryKey: ['room'],
    queryFn: async () => ({ ...(await ask<SeatRoom>(`${api}/room`)), arrived: performance.now() }),
  });
}

export function useView<Name extends keyof Views>(name: Name) {
  const [at] = useAt();
  return useQuery<Views[Name]>({
    queryKey: ['view', name, at],
    queryFn: () => ask(`${api}/views/${name}${at === null ? '' : `?at=${encodeURIComponent(at)}`}`),
    placeholderData: (before) => before,
  });
}

/** What changed between two drafts, whichever they are; the same draft twice is its clean text. */
export function useRedline(before: string | undefined, after: string | undefined) {
  const asked = new URLSearchParams({ before: before ?? '', after: after ?? '' });
  return useQuery<RedlineView>({
    queryKey: ['view', 'redline', before, after],
    queryFn: () => ask(`${api}/views/redline?${asked}`),
    placeholderData: (kept) => kept,
    enabled: before !== undefined && after !== undefined,
  });
}

/** Lines for a situation report, made for the readers of a channel, or for one's own delegation. */
export function useSituation(channel: string | undefined, wanted: boolean) {
  const asked = channel === undefined ? '' : `?${new URLSearchParams({ channel })}`;
  return useQuery<SituationView>({
    queryKey: ['view', 'situation', channel],
    queryFn: () => ask(`${api}/views/situation${asked}`),
    enabled: wanted,
  });
}

export function useActs() {
  return useQuery<ActList>({ queryKey: ['acts'], queryFn: () => ask(`${api}/acts`) });
}

export function useReferences(wanted = true) {
  return useQuery<ReferenceList>({
    queryKey: ['references'],
    queryFn: () => ask(`${api}/references`),
    enabled: wanted,
  });
}

export function useCheck(wanted: boolean) {
  return useQuery<CheckResult>({ queryKey: ['check'], queryFn: () => ask(`${api}/check`), enabled: wanted });
}

export function useSign() {
  const client = useQueryClient();
  return useMutation<ActDone, Failed, ActRequest>({
    mutationFn: (act) => tell<ActDone>(`${api}/acts`, act),
    onSuccess: () => client.invalidateQueries(),
  });
}

export const exportAddress = `${api}/export`;
export const liveAddress = `${api}/live`;

export type Session = { state: 'open' | 'unfounded' | 'locked' | 'first-run' | 'signed-out' };

/** A node without sign-in (as in the demo) may not answer here; then the page is open. */
export function useSession() {
  return useQuery<Session>({
    queryKey: ['session'],
    queryFn: async () => {
      try {
        return (await ask<Session | null>(`${api}/session`)) ?? { state: 'open' };
      } catch (error) {
        if (error instanceof Failed && error.status === 404) return { state: 'open' };
        throw error;
      }
    },
  });
}

export function unlock(passphrase: string, link: string | null): Promise<null> {
  return tell<null>(`${api}/session`, link === null ? { passphrase } : { link, passphrase });
}
