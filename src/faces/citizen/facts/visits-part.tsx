import { lazy, Suspense, useState } from 'react';
import { useWords } from '../messages/index.ts';
import { Coming, parts } from '../parts/index.ts';
import styles from './facts.module.css';

const VisitList = lazy(async () => ({ default: (await import('./visits/index.ts')).VisitList }));

/** Visits to hospitals: asked for, and loaded at all, once somebody opens the part. */
export function VisitsPart() {
  const { say } = useWords();
  const [wasOpened, setOpened] = useState(false);
  return (
    <details
      className={styles['part']}
      onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}
    >
      <summary>
        <h2>{say('facts.visits')}</h2>
        {!wasOpened && <span className={parts['soft']}>{say('facts.visits.open')}</span>}
      </summary>
      {wasOpened && (
        <Suspense fallback={<Coming />}>
          <VisitList />
        </Suspense>
      )}
    </details>
  );
}
