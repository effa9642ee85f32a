import { useQuery } from '@tanstack/react-query';
import type { Today } from '../../../contract/index.ts';
import { ApiCalls, deskQuestions, ProblemNote, paths, Shape, useWords } from '../../shared/index.ts';
import { usePageTitle } from '../frame/index.ts';
import { EventsToday } from './events-today.tsx';
import { FlagsToday } from './flags-today.tsx';
import styles from './home.module.css';
import { HouseholdsToday } from './households-today.tsx';
import { ListsToday } from './lists-today.tsx';
import { NEEDS_MEASURES, News } from './news.tsx';
import { QuickSearch } from './quick-search.tsx';
import { SavedViews } from './views/saved-views.tsx';

const SHAPE = [44, 64, 240, 80, 200];

/** An officer's day: flags, households, target lists, what is new, and the pages they keep. */
export function OfficerDay() {
  const { say, pick } = useWords();
  const today = useQuery(deskQuestions.today());
  const { data } = today;
  usePageTitle(data && say('home.title', { area: pick(data.area.name) }));
  if (today.isError && !data)
    return (
      <div className={styles['page']}>
        <ProblemNote level={1} thrown={today.error} onRetry={() => void today.refetch()} />
        <SavedViews />
      </div>
    );
  if (!data) return <Shape heights={SHAPE} />;
  return <Day today={data} />;
}

function Day({ today }: Readonly<{ today: Today }>) {
  const { say, pick, formats } = useWords();
  const calls = NEEDS_MEASURES.map((measure) => paths.history({ code: today.area.code, measure }));
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <div>
          <h1>{say('home.title', { area: pick(today.area.name) })}</h1>
          <p className="soft">
            {today.lastVisit === null
              ? say('home.first')
              : say('home.since', { moment: formats.moment(today.lastVisit) })}
            {' · '}
            {say('app.as-of', { date: formats.date(today.asOf) })}
            {' · '}
            {say('home.keys')}
          </p>
        </div>
        <QuickSearch />
      </header>
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <FlagsToday today={today} />
          <HouseholdsToday today={today} />
        </div>
        <div className={styles['column']}>
          <News today={today} />
          <EventsToday today={today} />
          <ListsToday today={today} />
          <SavedViews />
        </div>
      </div>
      <ApiCalls paths={[paths.today, paths.views, ...calls]} />
    </div>
  );
}
