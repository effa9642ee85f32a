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
const ALL = '';
const DAYS = [30, 90, 180, 365];

/** The days that can be chosen, with those that an address asks for. */
function daysChoices(asked: number | undefined): number[] {
  return [...new Set([...DAYS, ...(asked === undefined ? [] : [asked])])].sort((one, other) => one - other);
}

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
  const { top = FIRST, unvisited } = useSearch({ from: '/area/$code/households' });
  const found = useQuery(listQuestions.households(area.code, top, unvisited));
  const needed = needsSignIn(found.error);
  if (needed) return <SignInNeeded why={needed} />;
  if (found.isPending) return <Shape heights={SHAPE.slice(2)} />;
  if (found.isError && !found.data)
    return <ProblemNote thrown={found.error} onRetry={() => void found.refetch()} />;
  const shown = { found: found.data, top, unvisited };
  if (found.data.households.length === 0)
    return unvisited === undefined ? <NoHousehold area={area} /> : <AllVisited {...shown} />;
  return <Found {...shown} />;
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

type FoundProps = Readonly<{ found: MissingHouseholds; top: number; unvisited: number | undefined }>;

function AllVisited(props: FoundProps) {
  const { say } = useWords();
  return (
    <>
      <Bar {...props} />
      <StateNote title={say('households.all-visited')}>
        <p>{say('households.all-visited.why')}</p>
      </StateNote>
    </>
  );
}

function Found({ found, top, unvisited }: FoundProps) {
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
      <Bar found={found} top={top} unvisited={unvisited} />
      <HouseholdTable
        households={households}
        caption={say('sheet.caption')}
        people={say('sheet.people')}
        placeIn="row"
      />
      <p className={`soft ${styles['note']}`}>{say('households.what')}</p>
      <SheetFoot />
      <ApiCalls paths={[paths.missingHouseholds(found.area, top, unvisited)]} />
    </>
  );
}

function Bar({ found, top, unvisited }: FoundProps) {
  const { say } = useWords();
  const navigate = useNavigate({ from: '/area/$code/households' });
  return (
    <div className={`${styles['bar']} no-paper`}>
      <ChoiceBox
        label={say('households.top')}
        data={TOPS.map((count) => ({ value: String(count), label: say('households.top.count', { count }) }))}
        value={String(top)}
        onChoose={(chosen) =>
          void navigate({ search: (search) => ({ ...search, top: Number(chosen) }), resetScroll: false })
        }
      />
      <ChoiceBox
        label={say('households.which')}
        data={[
          { value: ALL, label: say('households.visited-all') },
          ...daysChoices(unvisited).map((days) => ({
            value: String(days),
            label: say('households.not-visited', { days }),
          })),
        ]}
        value={unvisited === undefined ? ALL : String(unvisited)}
        onChoose={(chosen) =>
          void navigate({
            search: ({ unvisited: _, ...search }) =>
              chosen === ALL ? search : { ...search, unvisited: Number(chosen) },
            resetScroll: false,
          })
        }
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
