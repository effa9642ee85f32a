import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { LookUpList } from '../../../contract/index.ts';
import { ApiCalls, lookUpQuestion, ProblemNote, paths, Shape, useWords } from '../../shared/index.ts';
import { usePageTitle } from '../frame/index.ts';
import { needsSignIn, SignInNeeded } from '../session/index.ts';
import { AnswerLookUp } from './answer-look-up.tsx';
import styles from './look-ups.module.css';

const SHAPE = [40, 24, 120, 120];

/** Requests to see somebody outside the own area: those one may answer, and one's own. */
export function LookUpsPage() {
  const { say } = useWords();
  const list = useQuery(lookUpQuestion());
  usePageTitle(say('look-ups.title'));
  const needed = needsSignIn(list.error);
  if (needed) return <SignInNeeded level={1} title="look-ups.needed" why={needed} />;
  return (
    <div className={styles['page']}>
      <header>
        <h1>{say('look-ups.title')}</h1>
        <p className="soft">{say('look-ups.what')}</p>
      </header>
      {list.isPending && <Shape heights={SHAPE.slice(2)} />}
      {list.isError && <ProblemNote thrown={list.error} onRetry={() => void list.refetch()} />}
      {list.data && <Requests list={list.data} />}
      <ApiCalls paths={[paths.lookUps]} />
    </div>
  );
}

function Requests({ list: { own, toAnswer } }: Readonly<{ list: LookUpList }>) {
  const { say } = useWords();
  return (
    <>
      <section>
        <h2>{say('look-ups.to-answer', { count: toAnswer.length })}</h2>
        {toAnswer.length === 0 && <p className="soft">{say('look-ups.to-answer.none')}</p>}
        <ul className={styles['list']}>
          {toAnswer.map((request) => (
            <li key={request.id}>
              <AnswerLookUp request={request} />
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{say('look-ups.own')}</h2>
        {own.length === 0 && <p className="soft">{say('look-ups.own.none')}</p>}
        <ul className={styles['list']}>
          {own.map((request) => (
            <li key={request.id}>
              <Own request={request} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Own({ request }: Readonly<{ request: LookUpList['own'][number] }>) {
  const { say, formats } = useWords();
  const { person, state, until, caseNumber, reason, answer, at } = request;
  return (
    <div className={styles['request']}>
      <p>
        <strong>{say(`look-ups.state.${state}`, { until: until ? formats.moment(until) : '' })}</strong>
        {' · '}
        {state === 'open' ? (
          <Link to="/person/$id" params={{ id: person }}>
            {person}
          </Link>
        ) : (
          person
        )}
      </p>
      <p className="soft">{say('look-ups.line', { case: caseNumber, at: formats.moment(at) })}</p>
      <p>{reason}</p>
      {answer !== null && <p className="soft">{say('look-ups.answered', { reason: answer })}</p>}
    </div>
  );
}
