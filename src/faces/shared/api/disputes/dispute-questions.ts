import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { DisputeQueueAnswer, OpenedDisputeAnswer } from '../../../../contract/index.ts';
import { ask } from '../ask.ts';

/** Which disputes are listed. */
export type DisputeView = Readonly<{ which: 'waiting' | 'asked' | 'settled'; agency?: string | undefined }>;

const ROOT = '/api/v1/disputes';

/** Addresses of disputes, also shown to readers beside what they answer. */
export const disputePaths = {
  queue: ({ which, agency }: DisputeView, after?: string) =>
    `${ROOT}?${new URLSearchParams({ which, ...(agency ? { agency } : {}), ...(after ? { after } : {}) })}`,
  one: (id: string) => `${ROOT}/${encodeURIComponent(id)}`,
  answer: (id: string) => `${ROOT}/${encodeURIComponent(id)}/answer`,
} as const;

/** What the pages of disputes ask; they are about people and kept no longer than they are shown. */
export const disputeQuestions = {
  queue: (view: DisputeView) =>
    infiniteQueryOptions({
      queryKey: ['disputes', 'queue', view],
      queryFn: ({ signal, pageParam }) =>
        ask<DisputeQueueAnswer>(disputePaths.queue(view, pageParam), { signal }),
      initialPageParam: '',
      getNextPageParam: (page) => page.next,
      gcTime: 0,
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['disputes', 'one', id],
      queryFn: ({ signal }) => ask<OpenedDisputeAnswer>(disputePaths.one(id), { signal }),
      gcTime: 0,
    }),
};
