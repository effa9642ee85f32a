import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AgreementDetailAnswer, MoveAgreement, ReplayAnswer } from '../../../../contract/index.ts';
import { ask } from '../ask.ts';
import { sharingPaths } from './sharing-questions.ts';

/** Suspends, resumes or revokes an agreement; how it stands then is asked anew. */
export function useMoveAgreement(agreement: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MoveAgreement) =>
      ask<AgreementDetailAnswer>(sharingPaths.state(agreement), { method: 'POST', body }),
    onSettled: () => client.invalidateQueries({ queryKey: ['sharing'] }),
  });
}

/** Has a receipt worked out anew, and tells whether it is the same. */
export function useReplay(receipt: number) {
  return useMutation({
    mutationFn: () => ask<ReplayAnswer>(sharingPaths.replay(receipt), { method: 'POST', body: {} }),
  });
}
