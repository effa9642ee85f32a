import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AnswerDispute, OpenedDisputeAnswer } from '../../../../contract/index.ts';
import { ask } from '../ask.ts';
import { disputePaths, disputeQuestions } from './dispute-questions.ts';

/** Answers a citizen; how the dispute stands then is shown at once. */
export function useDisputeAnswer(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AnswerDispute) =>
      ask<OpenedDisputeAnswer>(disputePaths.answer(id), { method: 'POST', body }),
    onSuccess: (dispute) => {
      client.setQueryData(disputeQuestions.one(id).queryKey, dispute);
      void client.invalidateQueries({ queryKey: ['disputes', 'queue'] });
    },
  });
}
