import { useParams } from '@tanstack/react-router';
import type { AreaAnswer } from '../../../contract/index.ts';
import { ApiCalls, ProblemNote, paths, Shape } from '../../shared/index.ts';
import { WithArea } from '../frame/index.ts';
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
  const { code } = useParams({ from: '/area/$code/flags' });
  return (
    <WithArea code={code} title="flags.title" shape={SHAPE}>
      {(area) => (
        <div className={styles['page']}>
          <FlagsHead area={area} title="flags.title" />
          <Flags area={area} />
        </div>
      )}
    </WithArea>
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
