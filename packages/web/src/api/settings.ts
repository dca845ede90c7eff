/** What is set on this node, and who may open it. A seat of the demonstration has none of this: then it is null. */
import type {
  ActDone,
  FoundingRequest,
  PracticeStarted,
  SettingsChange,
  SettingsView,
  SheetMade,
} from '@parley/server/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, drop, Failed, tell } from './fetching.ts';
import { base } from './place.ts';

const api = `${base}/api`;

export function useSettings() {
  return useQuery<SettingsView | null>({
    queryKey: ['settings'],
    queryFn: async () => {
      try {
        return await ask<SettingsView>(`${api}/settings`);
      } catch (error) {
        if (error instanceof Failed && error.status === 404) return null;
        throw error;
      }
    },
  });
}

/** A question that changes the node; every page asks again after it. */
function useChanging<In, Out>(change: (given: In) => Promise<Out>) {
  const client = useQueryClient();
  return useMutation<Out, Failed, In>({ mutationFn: change, onSuccess: () => client.invalidateQueries() });
}

export const useSet = () => useChanging((change: SettingsChange) => tell<SettingsView>(`${api}/settings`, change));

export const useFound = () => useChanging((request: FoundingRequest) => tell<ActDone>(`${api}/founding`, request));

export const useAddPerson = () =>
  useChanging((person: { name: string; passphrase: string }) => tell<SettingsView>(`${api}/people`, person));

export const useNamePerson = () =>
  useChanging(({ person, name }: { person: number; name: string }) =>
    tell<SettingsView>(`${api}/people/${person}`, { name }),
  );

export const useRemovePerson = () => useChanging((person: number) => drop<SettingsView>(`${api}/people/${person}`));

export const useMakeSheet = () => useChanging(() => tell<SheetMade>(`${api}/people/sheet`, {}));

export const usePractise = () =>
  useMutation<PracticeStarted, Failed>({ mutationFn: () => tell(`${api}/practice`, {}) });

/** Signed out, a page forgets all that it was told: it begins anew. */
export const useEndSessions = () =>
  useMutation<unknown, Failed, 'this' | 'all'>({
    mutationFn: (which) => drop(`${api}/${which === 'all' ? 'sessions' : 'session'}`),
    onSuccess: () => location.reload(),
  });
