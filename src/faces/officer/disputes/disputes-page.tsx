import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import {
  ApiCalls,
  codeOf,
  disputePaths,
  disputeQuestions,
  NextPage,
  ProblemNote,
  questions,
  Shape,
  useWords,
} from '../../shared/index.ts';
import { usePageTitle } from '../frame/index.ts';
import { SignInNeeded } from '../session/index.ts';
import styles from './disputes.module.css';
import { NEEDS_SIGN_IN } from './needs-sign-in.ts';
import { QueueTable } from './queue-table.tsx';

const SHAPE = [44, 24, 64, 40, 48, 48, 48];
const VIEWS = ['waiting', 'asked', 'settled'] as const;

/** What citizens say is wrong, for whoever answers it: those due first. */
export function DisputesPage() {
  const { say } = useWords();
  const { which = 'waiting', agency } = useSearch({ from: '/disputes' });
  usePageTitle(say('disputes.title'));
  const session = useQuery(questions.session());
  const view = { which, agency };
  const queue = useInfiniteQuery(disputeQuestions.queue(view));
  const pages = queue.data?.pages ?? [];
  const [first] = pages;
  const needed = NEEDS_SIGN_IN[codeOf(queue.error) ?? ''];
  if (needed) return <SignInNeeded level={1} title="disputes.needed" why={needed} />;
  const isAppeals = session.data?.role === 'protection-officer';
  return (
    <div className={styles['page']}>
      <div>
        <h1>{say('disputes.title')}</h1>
        <p className={styles['why']}>{say(isAppeals ? 'disputes.appeals.why' : 'disputes.why')}</p>
        <nav aria-label={say('disputes.tabs')} className="tabs no-paper">
          {VIEWS.map((one) => (
            <Link
              key={one}
              to="/disputes"
              search={{ which: one, agency }}
              aria-current={one === which ? 'page' : undefined}
            >
              {say(`disputes.${one}`)}
            </Link>
          ))}
        </nav>
      </div>
      {queue.isPending && <Shape heights={SHAPE.slice(3)} />}
      {queue.isError && !first && <ProblemNote thrown={queue.error} onRetry={() => void queue.refetch()} />}
      {first && (
        <>
          {first.agencies.length > 1 && <AgencyChoice agencies={first.agencies} />}
          <QueueTable
            disputes={pages.flatMap(({ disputes }) => disputes)}
            overdue={first.overdue}
            which={which}
          />
          <NextPage list={queue} label={say(which === 'settled' ? 'disputes.older' : 'disputes.more')} />
        </>
      )}
      <ApiCalls paths={[disputePaths.queue(view)]} />
    </div>
  );
}

type Agencies = Readonly<{ agencies: readonly { id: string; name: { th: string; en: string } }[] }>;

function AgencyChoice({ agencies }: Agencies) {
  const { say, pick } = useWords();
  const navigate = useNavigate();
  const { which, agency = '' } = useSearch({ from: '/disputes' });
  return (
    <label className={`${styles['agency']} no-paper`}>
      {say('disputes.agency')}
      <select
        value={agency}
        onChange={(event) =>
          void navigate({
            to: '/disputes',
            search: { which, agency: event.currentTarget.value || undefined },
          })
        }
      >
        <option value="">{say('disputes.agency.all')}</option>
        {agencies.map(({ id, name }) => (
          <option key={id} value={id}>
            {pick(name)}
          </option>
        ))}
      </select>
    </label>
  );
}
