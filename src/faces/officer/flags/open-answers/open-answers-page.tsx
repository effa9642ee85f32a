import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { AreaAnswer, OpenAnswers } from '../../../../contract/index.ts';
import {
  ApiCalls,
  ProblemNote,
  paths,
  questions,
  Shape,
  StateNote,
  useWords,
} from '../../../shared/index.ts';
import { WithArea } from '../../frame/index.ts';
import styles from '../flags.module.css';
import { FlagsHead } from '../flags-head.tsx';
import { OpenAnswersTable } from './open-answers-table.tsx';

const SHAPE = [24, 40, 64, 36, 52, 52, 52, 52];

/** Which missing fact keeps how many people of an area without an answer, and who could tell. */
export function OpenAnswersPage() {
  const { code } = useParams({ from: '/area/$code/open-answers' });
  const open = useQuery(questions.openAnswers(code));
  return (
    <WithArea code={code} title="open-answers.title" shape={SHAPE}>
      {(area) => (
        <div className={styles['page']}>
          <FlagsHead area={area} title="open-answers.title" />
          {open.isPending && <Shape heights={SHAPE.slice(3)} />}
          {open.isError && <ProblemNote thrown={open.error} onRetry={() => void open.refetch()} />}
          {open.data && <Answers area={area} open={open.data} />}
          <ApiCalls paths={[paths.openAnswers(code)]} />
        </div>
      )}
    </WithArea>
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
