import { Link } from '@tanstack/react-router';
import {
  ApiCalls,
  NextPage,
  ProblemNote,
  readsPath,
  Shape,
  StateNote,
  useWords,
} from '../../shared/index.ts';
import { usePageTitle } from '../frame/index.ts';
import { needsSignIn, SignInNeeded } from '../session/index.ts';
import { LogStatus } from './log-status.tsx';
import { ReadFilters } from './read-filters.tsx';
import { ReadLine } from './read-line.tsx';
import styles from './reads.module.css';
import { useReads, useReadsQuestion } from './use-reads.ts';

const SHAPE = [24, 40, 72, 52, 52, 52, 52, 52];

const COLUMNS = [
  'reads.when',
  'reads.who',
  'reads.did',
  'reads.purpose',
  'reads.area',
  'reads.people',
  'reads.log',
] as const;

/** Who saw personal data, for those who watch over it. */
export function ReadsPage() {
  const { say } = useWords();
  const question = useReadsQuestion();
  const { list, first } = useReads(question);
  usePageTitle(say('reads.title'));
  const needed = needsSignIn(list.error);
  if (needed) return <SignInNeeded level={1} title="reads.needed" why={needed} />;
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <h1>{say('reads.title')}</h1>
        <p className="soft">{say('reads.what')}</p>
      </header>
      {list.isPending && <Shape heights={SHAPE.slice(2)} />}
      {list.isError && !first && <ProblemNote thrown={list.error} onRetry={() => void list.refetch()} />}
      {first && (
        <>
          <LogStatus status={first.status} />
          <ReadFilters choices={first.choices} />
          <Reads />
        </>
      )}
      <ApiCalls paths={[readsPath(question)]} />
    </div>
  );
}

function Reads() {
  const { say } = useWords();
  const { list, reads } = useReads(useReadsQuestion());
  if (reads.length === 0) return <NothingFits />;
  return (
    <section aria-busy={list.isPlaceholderData}>
      <table className={`rows ${styles['reads']}`} data-waiting={list.isPlaceholderData || undefined}>
        <caption className="heard">{say('reads.caption')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" data-number={column === 'reads.people' || undefined}>
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reads.map((read) => (
            <ReadLine key={read.id} read={read} columns={COLUMNS.length} />
          ))}
        </tbody>
      </table>
      <NextPage list={list} label={say('reads.more')} />
    </section>
  );
}

function NothingFits() {
  const { say } = useWords();
  return (
    <StateNote title={say('reads.empty')}>
      <p>{say('reads.empty.why')}</p>
      <Link to="/reads" search={{}}>
        {say('reads.empty.clear')}
      </Link>
    </StateNote>
  );
}
