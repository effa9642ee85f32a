import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ReviewProgressAnswer } from '../../../contract/index.ts';
import {
  ApiCalls,
  codeOf,
  type MessageId,
  ProblemNote,
  paths,
  questions,
  Shape,
  StateNote,
  useWords,
} from '../../shared/index.ts';
import { Missing, usePageTitle } from '../frame/index.ts';
import { SignInNeeded } from '../session/index.ts';
import { AnswerBar, KeysSwitch } from './answer-bar.tsx';
import { History } from './history.tsx';
import { PairTable } from './pair-table.tsx';
import { Reasons } from './reasons.tsx';
import styles from './review.module.css';
import { ReviewHead } from './review-head.tsx';
import { type Review, useReview } from './use-review.ts';

const SHAPE = [44, 24, 64, 40, 48, 48, 48, 56];

/** Codes of a refusal that signing in (otherwise) would mend, and what to say of each. */
const NEEDS_SIGN_IN: Readonly<Record<string, MessageId>> = {
  SIGN_IN_NEEDED: 'review.needed.why',
  NOT_ALLOWED: 'review.not-allowed',
};

/** Pairs of records in doubt, one after the other, for data stewards. */
export function ReviewPage() {
  const { say } = useWords();
  const { area } = useSearch({ from: '/review' });
  usePageTitle(say('review.title'));
  const session = useQuery(questions.session());
  const review = useReview(area);
  const { progress } = review;
  if (progress.isPending || session.isPending) return <Shape heights={SHAPE} />;
  const code = codeOf(progress.error) ?? '';
  const needed = NEEDS_SIGN_IN[code];
  if (needed) return <SignInNeeded level={1} title="review.needed" why={needed} />;
  if (code === 'AREA_UNKNOWN') return <Missing title="missing-area.title" why="missing-area.why" />;
  if (!progress.data)
    return <ProblemNote level={1} thrown={progress.error} onRetry={() => void progress.refetch()} />;
  return (
    <div className={styles['page']}>
      <ReviewHead progress={progress.data} />
      <Work review={review} progress={progress.data} />
      <History review={review} progress={progress.data} />
      <ApiCalls paths={[paths.reviewNext(area), paths.reviewProgress(area)]} />
    </div>
  );
}

type WorkProps = Readonly<{ review: Review; progress: ReviewProgressAnswer }>;

function Work({ review, progress }: WorkProps) {
  const { next, item, told } = review;
  if (!told && next.isPending) return <Shape heights={SHAPE.slice(3)} />;
  if (!told && next.isError) return <ProblemNote thrown={next.error} onRetry={() => void next.refetch()} />;
  if (!item) return <NothingToDo progress={progress} review={review} />;
  return (
    <section aria-labelledby="question" className={styles['work']}>
      <PairTable key={item.pair} item={item} />
      <div className={styles['judging']}>
        <Happened review={review} />
        {told ? <Reasons review={review} told={told} /> : <AnswerBar review={review} />}
        <KeysSwitch review={review} />
      </div>
    </section>
  );
}

function NothingToDo({ progress, review }: WorkProps) {
  const { say } = useWords();
  const waiting = progress.waiting + progress.disagreed;
  const why = () => {
    if (progress.total === 0) return say('review.empty.none');
    return waiting > 0 ? say('review.empty.waiting', { count: waiting }) : say('review.empty.done');
  };
  return (
    <div className={styles['judging']}>
      <Happened review={review} />
      <StateNote title={say('review.empty')}>
        <p>{why()}</p>
      </StateNote>
    </div>
  );
}

/** What became of the last act, where it is not told by the pair itself. */
function Happened({ review }: Readonly<{ review: Review }>) {
  const { say } = useWords();
  const { saying, undoing, looking, isGone } = review;
  if (saying.isError) {
    return (
      <div>
        <ProblemNote
          thrown={saying.error}
          title={say(isGone ? 'review.gone' : 'review.failed')}
          kept={say(isGone ? 'review.gone.kept' : 'review.failed.kept')}
          onRetry={() => review.say(saying.variables.answer)}
        />
        {isGone && <Button onClick={review.goOn}>{say('review.next')}</Button>}
      </div>
    );
  }
  if (undoing.isError) {
    return (
      <ProblemNote
        thrown={undoing.error}
        title={say('review.undo.failed')}
        kept={say('review.gone.kept')}
        onRetry={() => review.undo(undoing.variables)}
      />
    );
  }
  if (looking.isError)
    return <ProblemNote thrown={looking.error} onRetry={() => review.look(looking.variables)} />;
  return (
    <p role="status" className={styles['happened']}>
      {undoing.isSuccess && say('review.undone')}
    </p>
  );
}
