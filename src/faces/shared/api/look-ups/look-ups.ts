import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { LookUpAnswer, LookUpList } from '../../../../contract/index.ts';
import { ask } from '../ask.ts';
import { paths } from '../paths.ts';

const KEY = ['look-ups'];

/** The own requests to look somebody up, and those one may answer. */
export function lookUpQuestion() {
  return queryOptions({
    queryKey: KEY,
    queryFn: ({ signal }) => ask<LookUpList>(paths.lookUps, { signal }),
    gcTime: 0,
  });
}

type Request = Readonly<{ person: string; reason: string; caseNumber: string }>;

/** Asks to see one person because of a case; one who may be seen at once is asked for again. */
export function useAskLookUp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Request) => ask<LookUpAnswer>(paths.lookUps, { method: 'POST', body }),
    onSuccess: ({ state }) => {
      void client.invalidateQueries({ queryKey: KEY });
      if (state === 'open') void client.resetQueries({ queryKey: ['person'] });
    },
  });
}

type Decision = Readonly<{ id: number; approve: boolean; reason: string }>;

/** Agrees to a request, or not. */
export function useAnswerLookUp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: Decision) =>
      ask<LookUpAnswer>(paths.lookUpAnswer(id), { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
