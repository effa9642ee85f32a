import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { AreaAnswer, MissingHouseholds } from '../../../../contract/index.ts';
import {
  ApiCalls,
  ChoiceBox,
  listQuestions,
  ProblemNote,
  paths,
  Shape,
  StateNote,
  useWords,
} from '../../../shared/index.ts';
import { AreaPath, PeopleLink, WithArea } from '../../frame/index.ts';
import { needsSignIn, SignInNeeded } from '../../session/index.ts';
import { HouseholdTable } from './household-table.tsx';
import styles from './sheet.module.css';
import { SheetFoot } from './sheet-foot.tsx';

const FIRST = 10;
const TOPS = [FIRST, 20, 50, 100];
const SHAPE = [24, 40, 24, 56, 56, 56, 56, 56, 56, 56];
const MISSING_OUT = 'missing_out';

/** The households of an area that miss most money a month; what is shown is what is printed. */
export function HouseholdsPage() {
  const { say, pick } = useWords();
  const { code } = useParams({ from: '/area/$code/households' });
  return (
    <WithArea code={code} title="households.title" shape={SHAPE}>
      {(area) => (
        <div className={styles['page']}>
          <header className={styles['head']}>
            <AreaPath path={area.path} />
            <h1>{say('households.title', { area: pick(area.name) })}</h1>
          </header>
          <Households area={area} />
        </div>
      )}
    </WithArea>
  );
}

function Households({ area }: Readonly<{ area: AreaAnswer }>) {
  const { top = FIRST } = useSearch({ from: '/area/$code/households' });
  const found = useQuery(listQuestions.households(area.code, top));
  const needed = needsSignIn(found.error);
  if (needed) return <SignInNeeded why={needed} />;
  if (found.isPending) return <Shape heights={SHAPE.slice(2)} />;
  if (found.isError && !found.data)
    return <ProblemNote thrown={found.error} onRetry={() => void found.refetch()} />;
  if (found.data.households.length === 0) return <NoHousehold area={area} />;
  return <Found found={found.data} top={top} />;
}

function NoHousehold({ area }: Readonly<{ area: AreaAnswer }>) {
  const { say } = useWords();
  if ((area.figures[MISSING_OUT] ?? 0) > 0)
    return <SignInNeeded title="households.outside" why="session.not-allowed" />;
  return (
    <StateNote title={say('households.empty')}>
      <p>{say('households.empty.why')}</p>
      <Link to="/area/$code/flags" params={{ code: area.code }}>
        {say('households.empty.flags')}
      </Link>
    </StateNote>
  );
}

type FoundProps = Readonly<{ found: MissingHouseholds; top: number }>;

function Found({ found, top }: FoundProps) {
  const { say, formats } = useWords();
  const { total, households } = found;
  return (
    <>
      <p className={styles['total']} aria-live="polite">
        <strong>
          {say('households.total', {
            households: total.households,
            people: total.people,
            baht: formats.wholeBaht(total.satangAMonth),
          })}
        </strong>{' '}
        <span className="soft">
          {say('households.order')} · {say('app.as-of', { date: formats.date(found.asOf) })}
        </span>
      </p>
      <Bar found={found} top={top} />
      <HouseholdTable
        households={households}
        caption={say('sheet.caption')}
        people={say('sheet.people')}
        placeIn="row"
      />
      <p className={`soft ${styles['note']}`}>{say('households.what')}</p>
      <SheetFoot />
      <ApiCalls paths={[paths.missingHouseholds(found.area, top)]} />
    </>
  );
}

function Bar({ found, top }: FoundProps) {
  const { say } = useWords();
  const navigate = useNavigate({ from: '/area/$code/households' });
  return (
    <div className={`${styles['bar']} no-paper`}>
      <ChoiceBox
        label={say('households.top')}
        data={TOPS.map((count) => ({ value: String(count), label: say('households.top.count', { count }) }))}
        value={String(top)}
        onChoose={(chosen) => void navigate({ search: { top: Number(chosen) }, resetScroll: false })}
      />
      <Button onClick={() => window.print()}>
        {say('households.print', { count: found.households.length })}
      </Button>
      <PeopleLink code={found.area} measure={MISSING_OUT}>
        {say('households.list')}
      </PeopleLink>
    </div>
  );
}
