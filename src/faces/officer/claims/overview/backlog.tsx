import { Link } from '@tanstack/react-router';
import { CLAIM_WAITS } from '../../../../base/model/index.ts';
import type { ClaimBacklogAnswer, ClaimsOverviewAnswer } from '../../../../contract/index.ts';
import { Bar, TableHead, useWords } from '../../../shared/index.ts';
import { Block } from './block.tsx';
import styles from './overview.module.css';
import { useOverview, withChoice } from './use-overview.ts';

const NOBODY = 'none';

type Props = Readonly<{ answer: ClaimsOverviewAnswer }>;

/** What waits, for what and whom, and how long already. */
export function Backlog({ answer: { backlog, choices } }: Props) {
  const { say, pick } = useWords();
  const rows = backlog.toSorted(
    (one, other) =>
      CLAIM_WAITS.indexOf(one.wait) - CLAIM_WAITS.indexOf(other.wait) || other.claims - one.claims,
  );
  const payerOf = (payer: string | null) => {
    const known = choices.payers.find(({ id }) => id === payer);
    return known ? pick(known.title) : say('claim-figures.payer.none');
  };
  const head = [
    say('claim-figures.wait'),
    say('claim-figures.payer'),
    say('claim-figures.claims'),
    say('claim-figures.backlog.half'),
    say('claim-figures.backlog.nearly'),
    say('claim-figures.backlog.oldest'),
  ];
  const table = () => ({
    head,
    lines: rows.map((row) => [
      say(`claim-figures.wait.${row.wait}`),
      payerOf(row.payer),
      row.claims,
      row.halfDays,
      row.nearlyAllDays,
      row.oldestDays,
    ]),
  });
  return (
    <Block
      id="backlog"
      title={say('claim-figures.backlog')}
      file={rows.length > 0 ? { name: 'claims-backlog', table } : undefined}
    >
      <p className="soft">{say('claim-figures.backlog.what')}</p>
      {rows.length === 0 ? (
        <p>{say('claim-figures.backlog.none')}</p>
      ) : (
        <table className={`rows ${styles['backlog']}`} data-dense aria-labelledby="backlog">
          <TableHead columns={head.map((name, place) => (place > 1 ? { number: name } : name))}>
            <td />
          </TableHead>
          <tbody>
            {rows.map((row) => (
              <Line
                key={`${row.wait} ${row.payer}`}
                row={row}
                payer={payerOf(row.payer)}
                head={head}
                longest={Math.max(...rows.map(({ oldestDays }) => oldestDays))}
              />
            ))}
          </tbody>
        </table>
      )}
    </Block>
  );
}

type LineProps = Readonly<{
  row: ClaimBacklogAnswer;
  payer: string;
  head: readonly string[];
  longest: number;
}>;

function Line({ row, payer, head, longest }: LineProps) {
  const { say, formats } = useWords();
  const { search } = useOverview();
  const wanted = row.payer ?? NOBODY;
  const isChosen = search.wait === row.wait && search.payer === wanted;
  const chosen = withChoice(withChoice(search, 'wait', row.wait), 'payer', wanted);
  const without = withChoice(withChoice(search, 'wait', undefined), 'payer', undefined);
  return (
    <tr data-wait={row.wait} data-chosen={isChosen || undefined}>
      <th scope="row">
        <Link to="/claims/overview" search={isChosen ? without : chosen} resetScroll={false}>
          {say(`claim-figures.wait.${row.wait}`)}
          <span className="heard">
            {` ${payer} `}
            {isChosen && say('claim-figures.is-chosen')}
          </span>
        </Link>
      </th>
      <td data-whole>{payer}</td>
      <td data-number data-label={head[2]}>
        {formats.count(row.claims)}
      </td>
      <td data-number data-label={head[3]}>
        {formats.rate(row.halfDays)}
      </td>
      <td data-number data-label={head[4]}>
        {formats.rate(row.nearlyAllDays)}
      </td>
      <td data-number data-label={head[5]}>
        {formats.rate(row.oldestDays)}
        <span className={styles['since']}>
          {say('claim-figures.backlog.since', { at: formats.moment(row.oldestAt) })}
        </span>
      </td>
      <td className={styles['ageCell']}>
        <Bar part={longest === 0 ? 0 : row.oldestDays / longest} tone="signal" />
      </td>
    </tr>
  );
}
