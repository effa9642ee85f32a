import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { HouseholdDetail, HouseholdPackageAnswer } from '../../../contract/index.ts';
import {
  ApiCalls,
  codeOf,
  ProblemNote,
  paths,
  questions,
  Shape,
  useWords,
  visitPaths,
} from '../../shared/index.ts';
import { AreaPath, Missing, PersonLink, usePageTitle } from '../frame/index.ts';
import { needsSignIn, SignInNeeded } from '../session/index.ts';
import { ChangeForm } from './change-form.tsx';
import { Changes } from './changes.tsx';
import styles from './household.module.css';
import { Members } from './members.tsx';
import { Totals } from './totals.tsx';
import { Visits } from './visits/visits.tsx';

const SHAPE = [28, 44, 120, 320, 200];

/** One household: what each member receives and could receive, the best lawful package, and what a change would make of it. */
export function HouseholdPage() {
  const { id } = useParams({ from: '/households/$id' });
  const { change = [] } = useSearch({ from: '/households/$id' });
  const { say } = useWords();
  const household = useQuery(questions.household(id));
  const found = useQuery(questions.householdPackage(id, change));
  usePageTitle(say('package.title'));
  const thrown = (household.data ? null : household.error) ?? (found.data ? null : found.error);
  const needed = needsSignIn(thrown);
  if (needed) return <SignInNeeded why={needed} />;
  if (codeOf(thrown) === 'HOUSEHOLD_UNKNOWN') {
    return <Missing title="package.missing.title" why="package.missing.why" />;
  }
  if (thrown) return <ProblemNote level={1} thrown={thrown} onRetry={() => void found.refetch()} />;
  if (!household.data || !found.data) return <Shape heights={SHAPE} />;
  return <Known household={household.data} found={found.data} change={change} problem={found.error} />;
}

type KnownProps = Readonly<{
  household: HouseholdDetail;
  found: HouseholdPackageAnswer;
  change: readonly string[];
  problem: Error | null;
}>;

function Known({ household, found, change, problem }: KnownProps) {
  const { say, formats } = useWords();
  const navigate = useNavigate({ from: '/households/$id' });
  const onChange = (next: readonly string[]) =>
    void navigate({ search: (before) => ({ ...before, change: next.length > 0 ? [...next] : undefined }) });
  return (
    <article>
      <Head household={household} />
      <Totals totals={found.package.totals} />
      <section aria-labelledby="what-if" className={styles['part']}>
        <h2 id="what-if">{say('package.what-if')}</h2>
        <p className="soft">{say('package.what-if.why')}</p>
        <ChangeForm found={found} onAdd={(added) => onChange([...change, added])} />
        {problem && <ProblemNote thrown={problem} onRetry={() => onChange([])} />}
        <Changes found={found} onRemove={(place) => onChange(change.filter((_, at) => at !== place))} />
      </section>
      <Members found={found} />
      <Visits household={household} />
      <div className={styles['grounds']}>
        <p className="soft">{say('package.counting')}</p>
        <p className="soft">{say('app.as-of', { date: formats.date(found.asOf) })}</p>
        <ApiCalls
          paths={[
            paths.household(found.id),
            paths.householdPackage(found.id, change),
            visitPaths.ofHousehold(found.id),
          ]}
        />
      </div>
    </article>
  );
}

function Head({ household }: Readonly<{ household: HouseholdDetail }>) {
  const { say } = useWords();
  const outside = household.members.filter(({ id }) => id === null).length;
  const keptBack = household.members.flatMap(({ id, keptBack }) => (keptBack && id !== null ? [id] : []));
  return (
    <header className={styles['head']}>
      <AreaPath path={household.place} />
      <h1>{say('package.title')}</h1>
      <p className="soft">
        {say('package.head', {
          kind: say(`household.${household.kind}`),
          count: household.members.length,
        })}
      </p>
      {outside > 0 && <p className="soft">{say('package.outside', { count: outside })}</p>}
      {keptBack.map((id) => (
        <p key={id}>
          <PersonLink person={{ id, name: null, keptBack: true }} />
        </p>
      ))}
      {household.flags.length > 0 && (
        <p className={styles['flags']}>
          <span aria-hidden="true">▲</span> {say('package.flags', { count: household.flags.length })}
        </p>
      )}
    </header>
  );
}
