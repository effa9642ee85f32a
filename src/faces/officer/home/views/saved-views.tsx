import { useQuery } from '@tanstack/react-query';
import { deskQuestions, ProblemNote, Shape, useWords } from '../../../shared/index.ts';
import styles from '../home.module.css';
import { ViewLine } from './view-line.tsx';

/** The pages somebody keeps, each under their own name. */
export function SavedViews() {
  const { say } = useWords();
  const views = useQuery(deskQuestions.views());
  return (
    <section aria-labelledby="views" className={styles['block']}>
      <h2 id="views">{say('home.views')}</h2>
      {views.isPending && <Shape heights={[32, 32]} />}
      {views.isError && !views.data && (
        <ProblemNote thrown={views.error} onRetry={() => void views.refetch()} />
      )}
      {views.data?.views.length === 0 && (
        <>
          <p>{say('home.views.none')}</p>
          <p className="soft">{say('home.views.none.why')}</p>
        </>
      )}
      <ul className={styles['lines']}>
        {views.data?.views.map((view) => (
          <ViewLine key={view.id} view={view} />
        ))}
      </ul>
    </section>
  );
}
