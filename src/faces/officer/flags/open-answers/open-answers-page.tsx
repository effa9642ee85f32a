import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { AreaAnswer, OpenAnswers } from '../../../../contract/index.ts';
import {
  ApiCalls,
  codeOf,
  ProblemNote,
  paths,
  questions,
  Shape,
  StateNote,
  useWords,
} from '../../../shared/index.ts';
import { Missing, usePageTitle } from '../../frame/index.ts';
import styles from '../flags.module.css';
import { FlagsHead } from '../flags-head.tsx';
import { OpenAnswersTable } from './open-answers-table.tsx';

const SHAPE = [24, 40, 64, 36, 52, 52, 52, 52];

/** Which missing fact keeps how many people of an area without an answer, and who could tell. */
export function OpenAnswersPage() {
  const { say, pick } = useWords();
  const { code } = useParams({ from: '/area/$code/open-answers' });
  const area = useQuery(questions.area(code));
  const open = useQuery(questions.openAnswers(code));
  usePageTitle(area.data && say('open-answers.title', { area: pick(area.data.name) }));
  if (codeOf(area.error) === 'AREA_UNKNOWN')
    return <Missing title="missing-area.title" why="missing-area.why" />;
  if (area.isError && !area.data)
    return <ProblemNote level={1} thrown={area.error} onRetry={() => void area.refetch()} />;
  if (area.isPending) return <Shape heights={SHAPE} />;
  return (
    <div className={styles['page']}>
      <FlagsHead area={area.data} title="open-answers.title" />
      {open.isPending && <Shape heights={SHAPE.slice(3)} />}
      {open.isError && <ProblemNote thrown={open.error} onRetry={() => void open.refetch()} />}
      {open.data && <Answers area={area.data} open={open.data} />}
      <ApiCalls paths={[paths.openAnswers(code)]} />
    </div>
  );
}

function Answers({ area, open }: Readonly<{ area: AreaAnswer; open: OpenAnswers }>) {
  const { say } = useWords();
  if (open.conditions.length === 0) {
    return (
      <StateNote title={say('open-answers.empty')}>
        <p>{say('open-answers.empty.why')}</p>
      </StateNote>
    );
  }
  return (
    <section>
      <p className={styles['note']}>{say('open-answers.note')}</p>
      <OpenAnswersTable area={area} open={open} />
    </section>
  );
}
