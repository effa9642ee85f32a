import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ClaimQueuesAnswer, ClaimsOverviewAnswer, ReplayLetters } from '../../../../contract/index.ts';
import { ask } from '../ask.ts';

/** Which claims are counted; what is not given is not asked. */
export type OverviewQuestion = Readonly<
  Partial<
    Record<'province' | 'hospital' | 'right' | 'payer' | 'month' | 'code' | 'standing' | 'wait', string>
  >
>;

const ROOT = '/api/v1/claims';
const MINUTE_MS = 60_000;
/** Between two looks at the queues, while the page is looked at. */
const LOOK_EVERY_MS = 5000;

/** The address of figures of claims. */
export function overviewPath(question: OverviewQuestion): string {
  const words = Object.entries(question).filter(([, value]) => value !== undefined);
  return words.length > 0 ? `${ROOT}/overview?${new URLSearchParams(words)}` : `${ROOT}/overview`;
}

/** The address of how the gateway stands. */
export const queuesPath = `${ROOT}/queues`;

export const claimFigureQuestions = {
  overview: (question: OverviewQuestion) =>
    queryOptions({
      queryKey: ['claim-overview', question],
      queryFn: ({ signal }) => ask<ClaimsOverviewAnswer>(overviewPath(question), { signal }),
      placeholderData: keepPreviousData,
      staleTime: MINUTE_MS,
    }),
  /** Asked again by itself while somebody looks; a page in the background asks nothing. */
  queues: ({ isLive }: Readonly<{ isLive: boolean }>) =>
    queryOptions({
      queryKey: ['claim-queues'],
      queryFn: ({ signal }) => ask<ClaimQueuesAnswer>(queuesPath, { signal }),
      refetchInterval: isLive ? LOOK_EVERY_MS : false,
      refetchIntervalInBackground: false,
      retry: false,
    }),
};

/** Lets what nobody sends any more be tried again; the queues are read anew at once. */
export function useReplayLetters() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ReplayLetters) =>
      ask<Readonly<{ messages: number; claims: number }>>(`${queuesPath}/replay`, { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['claim-queues'] }),
  });
}
