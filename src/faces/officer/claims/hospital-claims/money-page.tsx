import { useQuery } from '@tanstack/react-query';
import type { ClaimMoneyAnswer } from '../../../../contract/index.ts';
import {
  ApiCalls,
  BarList,
  claimPaths,
  claimQuestions,
  LineChart,
  ProblemNote,
  Shape,
  StateNote,
  useWords,
} from '../../../shared/index.ts';
import { HospitalFrame, useClaimWords } from '../frame/index.ts';
import styles from './hospital-claims.module.css';
import { MoneyTable } from './money-table.tsx';
import { sumOfMonths } from './month-sums.ts';
import { Statements } from './statements.tsx';

/** What a hospital asked for and got, and the statements of its payers. */
export function MoneyPage() {
  const { say } = useWords();
  const page = useQuery(claimQuestions.money());
  const title = say('hospital.page.money');
  return (
    <HospitalFrame title={title} asOf={page.data?.asOf}>
      <header className={styles['title']}>
        <h1>{title}</h1>
        <p>{say('hospital.money.what')}</p>
      </header>
      {page.isPending && <Shape heights={[200, 44, 44, 44]} />}
      {page.isError && <ProblemNote thrown={page.error} onRetry={() => void page.refetch()} />}
      {page.data?.months.length === 0 && (
        <StateNote title={say('hospital.money.empty')}>
          <p>{say('hospital.money.empty.why')}</p>
        </StateNote>
      )}
      {page.data && page.data.months.length > 0 && (
        <>
          <Charts months={page.data.months} />
          <MoneyTable months={page.data.months} />
        </>
      )}
      <Statements />
      <ApiCalls paths={[claimPaths.money, claimPaths.statements]} />
    </HospitalFrame>
  );
}

const MONTHS_DRAWN = 24;

function Charts({ months }: Readonly<{ months: ClaimMoneyAnswer['months'] }>) {
  const { say, formats } = useWords();
  const words = useClaimWords();
  const total = sumOfMonths(months);
  const dated = months
    .filter(({ month }) => month !== null)
    .slice(0, MONTHS_DRAWN)
    .toReversed();
  const sums = dated.map((month) => sumOfMonths([month]));
  return (
    <div className={styles['charts']}>
      <figure>
        <figcaption>{say('hospital.money.chart')}</figcaption>
        <BarList
          label={say('hospital.money.chart')}
          bars={total.parts.map(({ standing, satang }) => ({
            id: standing,
            name: words.standing(standing),
            value: satang,
            text: formats.wholeBaht(satang),
          }))}
        />
      </figure>
      {dated.length > 1 && (
        <figure>
          <figcaption>{say('hospital.money.through')}</figcaption>
          <LineChart
            label={say('hospital.money.through')}
            days={dated.map(({ month }) => `${month}-01`)}
            lines={[
              {
                id: 'claimed',
                name: say('hospital.money.line.claimed'),
                values: sums.map((sum) => sum.claimed),
              },
              {
                id: 'approved',
                name: say('hospital.money.line.approved'),
                values: sums.map((sum) => sum.approved),
              },
              { id: 'paid', name: say('hospital.money.line.paid'), values: sums.map((sum) => sum.paid) },
            ]}
            writeDay={(day) => formats.date(day, 'month')}
            write={formats.shortBaht}
          />
        </figure>
      )}
    </div>
  );
}
