import { useQuery } from '@tanstack/react-query';
import { ApiCalls, paths, questions, Shape, useWords } from '../../shared/index.ts';
import { usePageTitle } from '../frame/index.ts';
import styles from './home.module.css';
import { OfficerDay } from './officer-day.tsx';
import { StewardDay } from './steward-day.tsx';
import { SavedViews } from './views/saved-views.tsx';
import { WaysToday } from './ways-today.tsx';

const SHAPE = [44, 64, 200, 200];

/** What awaits whoever signed in, by what they are here as; each number leads to what it counts. */
export function HomePage() {
  const { say } = useWords();
  const session = useQuery(questions.session());
  usePageTitle(say('home.greeting'));
  if (!session.data) return <Shape heights={SHAPE} />;
  const { role } = session.data;
  if (role === 'officer') return <OfficerDay />;
  return (
    <div className={styles['page']}>
      <h1>{say('home.greeting')}</h1>
      <div className={styles['columns']}>
        <div className={styles['column']}>
          {role === 'steward' && <StewardDay />}
          <WaysToday session={session.data} />
        </div>
        <div className={styles['column']}>
          <SavedViews />
        </div>
      </div>
      <ApiCalls paths={[paths.views]} />
    </div>
  );
}
