import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import type { ProgrammeAnswer } from '../../../contract/index.ts';
import { ApiCalls, codeOf, ProblemNote, paths, questions, Shape, useWords } from '../../shared/index.ts';
import { Missing, usePageTitle } from '../frame/index.ts';
import { Guards } from './guards.tsx';
import { People } from './people/people.tsx';
import { ProgrammeHead } from './programme-head.tsx';
import styles from './programmes.module.css';
import { FullText } from './rules/full-text.tsx';
import { RulesNow } from './rules/rules-now.tsx';
import { Timeline } from './rules/timeline.tsx';

const SHAPE = [24, 44, 24, 320, 200];

/** One programme: what it says now and said before, whom it is for, what guards it, and what nobody can check. */
export function ProgrammePage() {
  const { pick } = useWords();
  const { id } = useParams({ from: '/programmes/$id' });
  const { area: chosen } = useSearch({ from: '/programmes/$id' });
  const area = chosen === undefined ? undefined : String(chosen);
  const programme = useQuery(questions.programme(id, area));
  usePageTitle(programme.data && pick(programme.data.title));
  const code = codeOf(programme.error);
  if (code === 'PROGRAMME_UNKNOWN')
    return <Missing title="programme.unknown.title" why="programme.unknown.why" />;
  if (code === 'AREA_UNKNOWN') return <Missing title="missing-area.title" why="missing-area.why" />;
  if (programme.isError)
    return <ProblemNote level={1} thrown={programme.error} onRetry={() => void programme.refetch()} />;
  if (programme.isPending) return <Shape heights={SHAPE} />;
  return <Known programme={programme.data} area={area} />;
}

function Known({ programme, area }: Readonly<{ programme: ProgrammeAnswer; area: string | undefined }>) {
  return (
    <article className={styles['page']}>
      <ProgrammeHead programme={programme} />
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <RulesNow programme={programme} />
          <Timeline programme={programme} />
          <FullText programme={programme} />
        </div>
        <div className={styles['column']}>
          <People programme={programme} />
          <Guards programme={programme} />
        </div>
      </div>
      <ApiCalls paths={[paths.programme(programme.id, area)]} />
    </article>
  );
}
