import { Link } from '@tanstack/react-router';
import { codeOf, StateNote, useWords } from '../../shared/index.ts';
import { usePageTitle } from '../frame/index.ts';

/** Whether a refusal says that there is no such list. */
export function isMissing(thrown: unknown): boolean {
  return codeOf(thrown) === 'COHORT_UNKNOWN';
}

/** Says that a list is not there, and the way on. */
export function MissingList() {
  const { say } = useWords();
  usePageTitle(say('list.missing'));
  return (
    <StateNote level={1} title={say('list.missing')}>
      <p>{say('list.missing.why')}</p>
      <Link to="/lists">{say('list.missing.to-lists')}</Link>
    </StateNote>
  );
}
