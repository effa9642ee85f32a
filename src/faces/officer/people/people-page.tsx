import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import {
  codeOf,
  figuresOf,
  type PeopleQuestion,
  ProblemNote,
  questions,
  Shape,
  StateNote,
  useWords,
} from '../../shared/index.ts';
import { Missing, usePageTitle } from '../frame/index.ts';
import { needsSignIn, SignInNeeded } from '../session/index.ts';
import { PeopleHead } from './people-head.tsx';
import { PeopleTable } from './people-table.tsx';
import { usePeople } from './use-people.ts';

const SHAPE = [28, 44, 24, 36, 36, 36, 36, 36, 36, 36, 36];
const FIRST_LIST = 'missing_out';

/** Who is behind a number of an area. */
export function PeoplePage() {
  const { say, pick } = useWords();
  const { code } = useParams({ from: '/area/$code/people' });
  const { measure: id = FIRST_LIST, group } = useSearch({ from: '/area/$code/people' });
  const content = useQuery(questions.measures());
  const area = useQuery(questions.area(code));
  const measure = content.data?.measures.find((one) => one.id === id);
  const title = measure ? say('people.title', { measure: pick(measure.title) }) : undefined;
  usePageTitle(title);
  if (codeOf(area.error) === 'AREA_UNKNOWN')
    return <Missing title="missing-area.title" why="missing-area.why" />;
  const failed = content.error ?? area.error;
  if (failed) return <ProblemNote level={1} thrown={failed} onRetry={() => void retry()} />;
  if (!content.data || !area.data) return <Shape heights={SHAPE} />;
  const question = { code, measure: id, group };
  return (
    <>
      <PeopleHead area={area.data} content={content.data} question={question} />
      {measure?.hasList ? (
        <People question={question} counted={figuresOf(area.data, group)[id] ?? 0} />
      ) : (
        <StateNote title={say('people.no-list')}>
          <p>{say('people.no-list.why')}</p>
        </StateNote>
      )}
    </>
  );

  function retry() {
    return Promise.all([content.refetch(), area.refetch()]);
  }
}

type PeopleProps = Readonly<{ question: PeopleQuestion; counted: number }>;

function People({ question, counted }: PeopleProps) {
  const { say } = useWords();
  const { list, people, total } = usePeople(question);
  if (list.isPending) return <Shape heights={SHAPE.slice(3)} />;
  const needed = needsSignIn(list.error);
  if (needed) return <SignInNeeded why={needed} />;
  if (list.isError && people.length === 0)
    return <ProblemNote thrown={list.error} onRetry={() => void list.refetch()} />;
  if (total === 0 && counted > 0) return <SignInNeeded title="people.outside" why="session.not-allowed" />;
  if (total === 0) {
    return (
      <StateNote title={say('people.empty')}>
        <p>{say('people.empty.why')}</p>
      </StateNote>
    );
  }
  return <PeopleTable question={question} />;
}
