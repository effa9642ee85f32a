import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClaimQueuesAnswer } from '../../../../contract/index.ts';
import {
  ApiCalls,
  claimFigureQuestions,
  ProblemNote,
  queuesPath,
  Shape,
  useWords,
} from '../../../shared/index.ts';
import { usePageTitle } from '../../frame/index.ts';
import { needsSignIn, SignInNeeded } from '../../session/index.ts';
import { Accounts } from './accounts.tsx';
import { Letters } from './letters.tsx';
import { Payers } from './payers.tsx';
import styles from './queues.module.css';
import { StateOfThings } from './state-of-things.tsx';
import { Steps } from './steps.tsx';

const SHAPE = [72, 220, 260, 160];

/** How the gateway stands, by itself up to date while somebody looks; numbers change in place and nothing jumps. */
export function ClaimQueuesPage() {
  const { say } = useWords();
  const [isLive, setLive] = useState(true);
  const queues = useQuery(claimFigureQuestions.queues({ isLive }));
  usePageTitle(say('queues.title'));
  const needed = needsSignIn(queues.error);
  if (needed) return <SignInNeeded level={1} title="queues.needed" why={needed} />;
  if (queues.isError && !queues.data)
    return <ProblemNote level={1} thrown={queues.error} onRetry={() => void queues.refetch()} />;
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <h1>{say('queues.title')}</h1>
        <p className="soft">{say('queues.what')}</p>
        {queues.data && (
          <Freshness
            answer={queues.data}
            isStale={queues.isError}
            isLive={isLive}
            onTurn={() => setLive(!isLive)}
          />
        )}
      </header>
      {queues.data ? <Standing answer={queues.data} /> : <Shape heights={SHAPE} />}
      <ApiCalls paths={[queuesPath]} />
    </div>
  );
}

type FreshProps = Readonly<{
  answer: ClaimQueuesAnswer;
  isStale: boolean;
  isLive: boolean;
  onTurn: () => void;
}>;

/** Of when the numbers are, and a way to keep them still. */
function Freshness({ answer, isStale, isLive, onTurn }: FreshProps) {
  const { say, formats } = useWords();
  const at = formats.moment(answer.asOf);
  return (
    <p className={styles['fresh']}>
      {isStale ? (
        <strong className={styles['wrong']}>{say('queues.stale', { at })}</strong>
      ) : (
        <span>{say('queues.as-of', { at })}</span>
      )}
      <span className="soft no-paper">{say(isLive ? 'queues.live' : 'queues.paused')}</span>
      <Button variant="subtle" size="compact-sm" className="no-paper" onClick={onTurn}>
        {say(isLive ? 'queues.pause' : 'queues.resume')}
      </Button>
    </p>
  );
}

function Standing({ answer }: Readonly<{ answer: ClaimQueuesAnswer }>) {
  return (
    <>
      <StateOfThings answer={answer} />
      <Steps queues={answer.queues} />
      <Payers answer={answer} />
      <Letters answer={answer} />
      <Accounts accounts={answer.accounts} />
    </>
  );
}
