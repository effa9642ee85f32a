import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../messages/index.ts';
import { sayOfVisits } from '../../messages/visits/index.ts';
import { Coming, parts, Trouble } from '../../parts/index.ts';
import { questions } from '../../questions/index.ts';
import { VisitLine } from './visit-line.tsx';

/** The visits for which hospitals made claims in a citizen's name, the latest first. */
export function VisitList() {
  const say = sayOfVisits(useWords().language);
  const visits = useQuery(questions.visits());
  if (visits.isPending) return <Coming />;
  if (!visits.data) return <Trouble thrown={visits.error} onRetry={() => void visits.refetch()} />;
  const { visits: all, agency, wrongs } = visits.data;
  if (all.length === 0) return <p className={parts['lead']}>{say('visits.none')}</p>;
  return (
    <>
      <p className={parts['lead']}>{say('visits.lead')}</p>
      <ul className={parts['list']}>
        {all.map((visit) => (
          <VisitLine key={visit.id} visit={visit} agency={agency} wrongs={wrongs} />
        ))}
      </ul>
    </>
  );
}
