import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { COUNTRY_CODE } from '../../../../base/model/index.ts';
import type { ClaimsOverviewAnswer } from '../../../../contract/index.ts';
import { ApiCalls, overviewPath, ProblemNote, Shape, StateNote, useWords } from '../../../shared/index.ts';
import { usePageTitle } from '../../frame/index.ts';
import { needsSignIn, SignInNeeded } from '../../session/index.ts';
import { Backlog } from './backlog.tsx';
import { Codes } from './codes.tsx';
import { FigureTable } from './figure-table.tsx';
import { MonthColumns } from './month-columns.tsx';
import styles from './overview.module.css';
import { Chosen, OverviewFilters } from './overview-head.tsx';
import { StandingStrip } from './standing-strip.tsx';
import { STANDINGS, useOverview } from './use-overview.ts';

const SHAPE = [52, 64, 120, 220, 320];
const FIRST_HOSPITALS = 12;

/** Claims of the own area, counted: by hospital, right, month and code, and what waits; every number leads to what it counts. */
export function ClaimsOverviewPage() {
  const { say, pick, formats } = useWords();
  const { question, overview } = useOverview();
  const area = overview.data && pick(overview.data.area.name);
  usePageTitle(say('claim-figures.title'));
  const needed = needsSignIn(overview.error);
  if (needed) return <SignInNeeded level={1} title="claim-figures.needed" why={needed} />;
  if (overview.isError && !overview.data)
    return <ProblemNote level={1} thrown={overview.error} onRetry={() => void overview.refetch()} />;
  return (
    <div className={styles['page']} aria-busy={overview.isPlaceholderData}>
      <header className={styles['head']}>
        <h1>{area ? say('claim-figures.of', { area }) : say('claim-figures.title')}</h1>
        <Button variant="default" className="no-paper" onClick={() => window.print()}>
          {say('claim-figures.print')}
        </Button>
        <p className="soft">
          {say('claim-figures.what')}
          {overview.data && ` · ${say('claim-figures.as-of', { at: formats.moment(overview.data.asOf) })}`}
          {overview.data?.changedAt &&
            ` · ${say('claim-figures.changed', { at: formats.moment(overview.data.changedAt) })}`}
        </p>
      </header>
      {overview.data ? <Figures answer={overview.data} /> : <Shape heights={SHAPE} />}
      <ApiCalls paths={[overviewPath(question)]} />
    </div>
  );
}

type Props = Readonly<{ answer: ClaimsOverviewAnswer }>;

function Figures({ answer }: Props) {
  const { say } = useWords();
  const { overview } = useOverview();
  return (
    <>
      <OverviewFilters answer={answer} />
      <Chosen answer={answer} />
      {answer.total.claims === 0 ? (
        <Nothing />
      ) : (
        <div className={styles['parts-of-page']} data-waiting={overview.isPlaceholderData || undefined}>
          <StandingStrip answer={answer} />
          <Backlog answer={answer} />
          <Hospitals answer={answer} />
          <div className={styles['two']}>
            <Rights answer={answer} />
            <Codes answer={answer} />
          </div>
          <Months answer={answer} />
          {answer.area.code !== COUNTRY_CODE && (
            <p className="soft">{say('claim-figures.province.unknown.why')}</p>
          )}
        </div>
      )}
    </>
  );
}

function Nothing() {
  const { say } = useWords();
  const { question } = useOverview();
  const isNarrowed = Object.keys(question).length > 0;
  return (
    <StateNote title={say(isNarrowed ? 'claim-figures.empty' : 'claim-figures.nothing')}>
      <p>{say(isNarrowed ? 'claim-figures.empty.why' : 'claim-figures.nothing.why')}</p>
      {isNarrowed && (
        <Link to="/claims/overview" search={{}}>
          {say('claim-figures.clear')}
        </Link>
      )}
    </StateNote>
  );
}

function Hospitals({ answer }: Props) {
  const { say, pick } = useWords();
  const { search } = useOverview();
  const by = STANDINGS.find((standing) => standing === search.sort);
  const rankOf = (row: Props['answer']['hospitals'][number]) => {
    if (by) return row.standing[by];
    return search.sort === 'charged' ? row.chargedSatang : row.claims;
  };
  const rows = answer.hospitals
    .toSorted((one, other) => rankOf(other) - rankOf(one))
    .map((row) => ({
      ...row,
      id: row.hospital,
      name: row.name ? `${row.hospital} ${pick(row.name)}` : row.hospital,
      hint: row.province ? pick(row.province.name) : say('claim-figures.province.unknown'),
    }));
  return (
    <FigureTable
      word="hospital"
      title={say('claim-figures.hospitals')}
      of={say('claim-figures.hospital')}
      rows={rows}
      first={FIRST_HOSPITALS}
      isSorted
    />
  );
}

function Rights({ answer }: Props) {
  const { say, pick } = useWords();
  const rows = answer.rights
    .toSorted((one, other) => other.claims - one.claims)
    .map(({ right, title, ...figures }) => ({
      ...figures,
      id: right ?? 'none',
      name: right === null ? say('claim-figures.right.none') : title ? pick(title) : right,
    }));
  return (
    <FigureTable
      word="right"
      title={say('claim-figures.rights')}
      of={say('claim-figures.right')}
      rows={rows}
    />
  );
}

function Months({ answer }: Props) {
  const { say, formats } = useWords();
  const rows = answer.months.toReversed().map(({ month, ...figures }) => ({
    ...figures,
    id: month ?? 'none',
    name: month === null ? say('claim-figures.month.none') : formats.date(`${month}-01`, 'month'),
  }));
  return (
    <FigureTable word="month" title={say('claim-figures.months')} of={say('claim-figures.month')} rows={rows}>
      <MonthColumns months={answer.months} />
    </FigureTable>
  );
}
