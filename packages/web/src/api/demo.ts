/** The demo's own questions, beside those of the seats. */
import type { CheckResult, DemoCommand, DemoState } from '@parley/server/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, type Failed, tell } from './fetching.ts';

export function useDemo() {
  return useQuery<DemoState>({ queryKey: ['demo'], queryFn: () => ask('/demo/api/state'), retry: false });
}

export function useCommand() {
  const client = useQueryClient();
  return useMutation<DemoState, Failed, DemoCommand>({
    mutationFn: (command) => tell<DemoState>('/demo/api', command),
    onSuccess: (state) => client.setQueryData(['demo'], state),
  });
}

export function checkSeat(seat: string, change: boolean): Promise<CheckResult> {
  return ask(`/demo/api/check?seat=${encodeURIComponent(seat)}&change=${change ? '1' : '0'}`);
}

export const demoLiveAddress = '/demo/api/live';
