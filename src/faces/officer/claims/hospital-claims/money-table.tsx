import { Link } from '@tanstack/react-router';
import type { ClaimMoneyAnswer } from '../../../../contract/index.ts';
import { TableHead, useWords } from '../../../shared/index.ts';
import { useClaimWords } from '../frame/index.ts';

import styles from './hospital-claims.module.css';
import { type MoneySums, sumOfMonths } from './month-sums.ts';

type Months = ClaimMoneyAnswer['months'];

/** Money by month and state; every number leads to the claims it counts. */
export function MoneyTable({ months }: Readonly<{ months: Months }>) {
  const { say } = useWords();
  const words = useClaimWords();
  const total = sumOfMonths(months);
  return (
    <table className={`rows ${styles['moneyTable']}`}>
      <caption>{say('hospital.money.caption')}</caption>
      <TableHead
        columns={[
          say('hospital.money.month'),
          { number: say('hospital.money.claimed') },
          ...total.parts.map(({ standing }) => ({ number: words.standing(standing) })),
          { number: say('hospital.money.cut') },
        ]}
      />
      <tbody>
        {months.map((month) => (
          <Row
            key={month.month ?? 'none'}
            month={month.month ?? 'none'}
            name={words.month(month.month)}
            sums={sumOfMonths([month])}
          />
        ))}
        {months.length > 1 && <Row name={say('hospital.money.total')} sums={total} />}
      </tbody>
    </table>
  );
}

type RowProps = Readonly<{ month?: string; name: string; sums: MoneySums }>;

function Row({ month, name, sums }: RowProps) {
  const { say, formats } = useWords();
  const words = useClaimWords();
  return (
    <tr data-total={month === undefined || undefined}>
      <th scope="row">
        <Link to="/claims/list" search={{ month }}>
          {name}
        </Link>
      </th>
      <td data-label={say('hospital.money.claimed')} data-number>
        {formats.baht(sums.claimed)}
        <small>{say('hospital.money.claims', { claims: sums.claims })}</small>
      </td>
      {sums.parts.map(({ standing, claims, satang }) => (
        <td key={standing} data-label={words.standing(standing)} data-number>
          {claims === 0 ? (
            <span className="soft">0</span>
          ) : (
            <Link
              to="/claims/list"
              search={{ month, standing }}
              aria-label={say('hospital.money.of', {
                standing: words.standing(standing),
                month: name,
                amount: formats.baht(satang),
                claims,
              })}
            >
              {formats.baht(satang)}
            </Link>
          )}
          {claims > 0 && <small>{say('hospital.money.claims', { claims })}</small>}
        </td>
      ))}
      <td data-label={say('hospital.money.cut')} data-number>
        {sums.cut === 0 ? <span className="soft">0</span> : formats.baht(sums.cut)}
      </td>
    </tr>
  );
}
