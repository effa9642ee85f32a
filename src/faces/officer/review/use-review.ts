import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReviewAnswer, ReviewedAnswer } from '../../../contract/index.ts';
import { codeOf, questions, useReviewActs } from '../../shared/index.ts';

/** Refusals after which the pair is no longer to be answered by this person. */
const PAIR_IS_GONE = new Set(['REVIEW_DECIDED', 'REVIEW_ANSWERED', 'REVIEW_PAIR_UNKNOWN']);

/** The work of a steward: one pair is asked, answered, its reasons are told, and so on to the next. */
export function useReview(area: string | undefined) {
  const next = useQuery(questions.reviewNext(area));
  const progress = useQuery(questions.reviewProgress(area));
  const acts = useReviewActs();
  const [told, setTold] = useState<ReviewedAnswer>();
  const [note, setNote] = useState('');
  const item = told?.item ?? next.data?.item ?? undefined;
  const goOn = () => {
    setTold(undefined);
    setNote('');
    for (const act of [acts.answer, acts.undo, acts.look]) act.reset();
    acts.askNext();
  };
  const say = (answer: ReviewAnswer) => {
    if (told || !item || acts.answer.isPending) return;
    acts.undo.reset();
    const written = note.trim();
    acts.answer.mutate(
      { pair: item.pair, answer, ...(written ? { note: written } : {}) },
      { onSuccess: setTold },
    );
  };
  const undo = (pair: string) => {
    if (!acts.undo.isPending) acts.undo.mutate(pair, { onSuccess: goOnAfterUndo });
  };
  const goOnAfterUndo = () => {
    setTold(undefined);
    acts.answer.reset();
    acts.askNext();
  };
  return {
    next,
    progress,
    item,
    told,
    note,
    setNote,
    say,
    undo,
    goOn,
    look: (pair: string) => acts.look.mutate(pair, { onSuccess: setTold }),
    /** The answer that Z takes back: that of the pair shown, else one's latest. */
    undoable: told?.answers.some(({ mine }) => mine) ? told.item.pair : progress.data?.mine[0]?.pair,
    saying: acts.answer,
    undoing: acts.undo,
    looking: acts.look,
    isGone: PAIR_IS_GONE.has(codeOf(acts.answer.error) ?? ''),
  };
}

export type Review = ReturnType<typeof useReview>;
