import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { codeOf, ProblemNote, useWords } from '../../shared/index.ts';
import { Missing } from './missing.tsx';
import { usePageTitle } from './page-title.ts';

/** A page that could not be made: not there, or failed, with a way to try again. */
export function PageProblem(props: ErrorComponentProps) {
  if (codeOf(props.error) === 'AREA_UNKNOWN')
    return <Missing title="missing-area.title" why="missing-area.why" />;
  return <Failed {...props} />;
}

function Failed({ error, reset }: ErrorComponentProps) {
  const { say } = useWords();
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  usePageTitle(say('problem.title'));
  const retry = () => {
    queries.reset();
    reset();
    void router.invalidate();
  };
  return <ProblemNote thrown={error} level={1} onRetry={retry} />;
}
