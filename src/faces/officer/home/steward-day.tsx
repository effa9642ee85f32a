import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ProblemNote, questions, Shape, useWords } from '../../shared/index.ts';
import styles from './home.module.css';

/** A data steward's day: pairs of records that wait for a look. */
export function StewardDay() {
  const { say } = useWords();
  const progress = useQuery(questions.reviewProgress());
  return (
    <section aria-labelledby="review" className={styles['block']}>
      <h2 id="review">{say('home.review')}</h2>
      {progress.isPending && <Shape heights={[32]} />}
      {progress.isError && !progress.data && (
        <ProblemNote thrown={progress.error} onRetry={() => void progress.refetch()} />
      )}
      {progress.data && (
        <p className={styles['sum']}>
          <Link to="/review">{say('home.review.open', { count: progress.data.open })}</Link>
        </p>
      )}
    </section>
  );
}
