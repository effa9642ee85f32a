import { Link } from '@tanstack/react-router';
import type { ClaimsOverviewAnswer } from '../../../../contract/index.ts';
import { TableHead, useWords } from '../../../shared/index.ts';
import { Block } from './block.tsx';
import styles from './overview.module.css';
import { useOverview, withChoice } from './use-overview.ts';

type Props = Readonly<{ answer: ClaimsOverviewAnswer }>;

/** Codes that are still open: what each means and how many claims of how many hospitals wait for it. */
export function Codes({ answer: { codes, codesNote } }: Props) {
  const { say, pick, formats } = useWords();
  const { search } = useOverview();
  const head = [
    say('claim-figures.code'),
    say('claim-figures.claims'),
    say('claim-figures.hospital-count'),
    say('claim-figures.baht'),
  ];
  const table = () => ({
    head,
    lines: codes.map((row) => [row.code, row.claims, row.hospitals, row.chargedSatang / 100]),
  });
  return (
    <Block
      id="codes"
      title={say('claim-figures.codes')}
      file={codes.length > 0 ? { name: 'claims-by-code', table } : undefined}
    >
      <p className="soft">{pick(codesNote)}</p>
      {codes.length === 0 ? (
        <p>{say('claim-figures.codes.none')}</p>
      ) : (
        <table className="rows" data-dense aria-labelledby="codes">
          <TableHead columns={head.map((name, place) => (place > 0 ? { number: name } : name))} />
          <tbody>
            {codes.map((row) => (
              <tr key={row.code} data-chosen={search.code === row.code || undefined}>
                <th scope="row">
                  <CodeName row={row} />
                </th>
                <td data-number data-label={head[1]}>
                  {formats.count(row.claims)}
                </td>
                <td data-number data-label={head[2]}>
                  {formats.count(row.hospitals)}
                </td>
                <td data-number data-label={head[3]}>
                  {formats.wholeBaht(row.chargedSatang)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Block>
  );
}

function CodeName({ row }: Readonly<{ row: ClaimsOverviewAnswer['codes'][number] }>) {
  const { say, pick } = useWords();
  const { search } = useOverview();
  const isChosen = search.code === row.code;
  return (
    <>
      <Link
        to="/claims/overview"
        search={withChoice(search, 'code', isChosen ? undefined : row.code)}
        resetScroll={false}
      >
        {row.code} {row.title ? pick(row.title) : say('claim-figures.code.unknown')}
        {isChosen && <span className="heard">{say('claim-figures.is-chosen')}</span>}
      </Link>
      {row.kind && <span className="tag">{say(`claim-figures.code.kind.${row.kind}`)}</span>}
      {row.guide && <span className={styles['guide']}>{pick(row.guide)}</span>}
    </>
  );
}
