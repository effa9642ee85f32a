import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ErasureAnswer, ErasureList } from '../../../../contract/index.ts';
import { ask } from '../ask.ts';
import { paths } from '../paths.ts';

const KEY = ['erasures'];

/** Erasures one may see, with the grounds and duties of the country. */
export function erasureQuestion() {
  return queryOptions({
    queryKey: KEY,
    queryFn: ({ signal }) => ask<ErasureList>(paths.erasures, { signal }),
    gcTime: 0,
  });
}

type Wish = Readonly<{ person: string; basis: string; reason: string }>;

/** Asks that somebody be erased. */
export function useAskErasure() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Wish) => ask<ErasureAnswer>(paths.erasures, { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}

/** Confirms an erasure that another asked for, or takes one back. */
export function useErasureStep(step: 'confirm' | 'withdraw', onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => ask<ErasureAnswer>(paths.erasureStep(id, step), { method: 'POST' }),
    onSuccess: () => {
      onDone();
      return client.invalidateQueries({ queryKey: KEY });
    },
  });
}
