import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { GiveReview, ReviewedAnswer, ReviewUndoneAnswer } from '../../../contract/index.ts';
import { ask } from './ask.ts';
import { paths } from './paths.ts';

/** What a steward does with a pair: judge it, look again at one that was judged, take a judgement back. */
export function useReviewActs() {
  const client = useQueryClient();
  const countAnew = () => void client.invalidateQueries({ queryKey: ['review', 'progress'] });
  const answer = useMutation({
    mutationFn: ({ pair, ...body }: GiveReview & Readonly<{ pair: string }>) =>
      ask<ReviewedAnswer>(paths.reviewAct(pair, 'answer'), { method: 'POST', body }),
    onSettled: countAnew,
  });
  const undo = useMutation({
    mutationFn: (pair: string) =>
      ask<ReviewUndoneAnswer>(paths.reviewAct(pair, 'undo'), { method: 'POST', body: {} }),
    onSettled: countAnew,
  });
  const look = useMutation({ mutationFn: (pair: string) => ask<ReviewedAnswer>(paths.reviewed(pair)) });
  /** Forgets the pair that was shown and asks for the next. */
  const askNext = () => void client.resetQueries({ queryKey: ['review', 'next'] });
  return { answer, undo, look, askNext };
}
