import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { AreaAnswer } from '../../../contract/index.ts';
import { ApiCalls, codeOf, ProblemNote, paths, questions, Shape, useWords } from '../../shared/index.ts';
import { Missing, usePageTitle } from '../frame/index.ts';
import { needsSignIn, SignInNeeded } from '../session/index.ts';
import { FlagFilters } from './filters/flag-filters.tsx';
import { FlagTable } from './flag-table.tsx';
import styles from './flags.module.css';
import { FlagsHead } from './flags-head.tsx';
import { NothingFlagged } from './nothing-flagged.tsx';
import { useFlags, useFlagsQuestion } from './use-flags.ts';

const SHAPE = [24, 40, 64, 36, 52, 52, 52, 52, 52];

/** What does not fit between registers and rolls in an area, for officers to look into. */
export function FlagsPage() {
  const { say, pick } = useWords();
  const { code } = useParams({ from: '/area/$code/flags' });
  const area = useQuery(questions.area(code));
  usePageTitle(area.data && say('flags.title', { area: pick(area.data.name) }));
  if (codeOf(area.error) === 'AREA_UNKNOWN')
    return <Missing title="missing-area.title" why="missing-area.why" />;
  if (area.isError && !area.data)
    return <ProblemNote level={1} thrown={area.error} onRetry={() => void area.refetch()} />;
  if (area.isPending) return <Shape heights={SHAPE} />;
  return (
    <div className={styles['page']}>
      <FlagsHead area={area.data} title="flags.title" />
      <Flags area={area.data} />
    </div>
  );
}

function Flags({ area }: Readonly<{ area: AreaAnswer }>) {
  const question = useFlagsQuestion();
  const { list, first, counts } = useFlags(question);
  const needed = needsSignIn(list.error);
  if (needed) return <SignInNeeded why={needed} />;
  if (list.isPending) return <Shape heights={SHAPE.slice(3)} />;
  if (!first) return <ProblemNote thrown={list.error} onRetry={() => void list.refetch()} />;
  if (counts.length === 0) return <NothingFlagged area={area} />;
  return (
    <>
      <div className={styles['columns']}>
        <FlagFilters question={question} />
        <FlagTable question={question} area={area} />
      </div>
      <ApiCalls paths={[paths.flags(question), paths.openAnswers(area.code)]} />
    </>
  );
}
