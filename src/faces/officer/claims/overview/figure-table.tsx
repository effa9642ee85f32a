import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import { type Cell, useWords } from '../../../shared/index.ts';
import { Block } from './block.tsx';
import styles from './overview.module.css';
import { StandingBar } from './standing-bar.tsx';
import { type ChoiceWord, type Figures, STANDINGS, useOverview, withChoice } from './use-overview.ts';

/** One row of a table of figures: what it is of, and the choice it stands for. */
export type FigureRow = Figures & Readonly<{ id: string; name: string; hint?: string | undefined }>;

type Props = Readonly<{
  /** The word by which a row is chosen. */
  word: ChoiceWord;
  title: string;
  /** What the first column is of. */
  of: string;
  rows: readonly FigureRow[];
  /** How many are shown at first. */
  first?: number;
  /** What stands between heading and table. */
  children?: ReactNode;
  /** Whether columns can be sorted by. */
  isSorted?: true;
}>;

const COLUMNS = ['claims', 'charged', ...STANDINGS] as const;
type Column = (typeof COLUMNS)[number];
const SATANG_A_BAHT = 100;

/** Claims by one thing, as a table with its bars; each row leads to what it counts. */
export function FigureTable({ word, title, of, rows, first = rows.length, children, isSorted }: Props) {
  const { say } = useWords();
  const id = useId();
  const columnName = useColumnName();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, first);
  const hint = rows.some((row) => row.hint !== undefined) ? say('claim-figures.province') : undefined;
  return (
    <Block
      id={id}
      title={title}
      file={{
        name: `claims-by-${word}`,
        table: () => ({
          head: [of, ...(hint ? [hint] : []), ...COLUMNS.map(columnName)],
          lines: rows.map((row) => lineOf(row, hint !== undefined)),
        }),
      }}
    >
      {children}
      <table className={`rows ${styles['figures']}`} data-dense aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            <th scope="col" className={styles['barCell']}>
              {say('claim-figures.share')}
            </th>
            {COLUMNS.map((column) => (
              <Head key={column} column={column} name={columnName(column)} isSorted={isSorted} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Line
              key={row.id}
              word={word}
              row={row}
              most={Math.max(1, ...rows.map(({ claims }) => claims))}
            />
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <div className="no-paper">
          <Button variant="default" size="compact-md" onClick={() => setWhole(true)}>
            {say('claim-figures.hospitals.more', { count: rows.length })}
          </Button>
        </div>
      )}
    </Block>
  );
}

function useColumnName(): (column: Column) => string {
  const { say } = useWords();
  return (column) => {
    if (column === 'claims') return say('claim-figures.claims');
    return column === 'charged' ? say('claim-figures.baht') : say(`claim-figures.standing.${column}`);
  };
}

function lineOf(row: FigureRow, hasHint: boolean): readonly Cell[] {
  const standings = STANDINGS.map((group) => row.standing[group]);
  return [
    row.name,
    ...(hasHint ? [row.hint] : []),
    row.claims,
    row.chargedSatang / SATANG_A_BAHT,
    ...standings,
  ];
}

type LineProps = Readonly<{ word: ChoiceWord; row: FigureRow; most: number }>;

function Line({ word, row, most }: LineProps) {
  const { say, formats } = useWords();
  const { search } = useOverview();
  const columnName = useColumnName();
  const isChosen = String(search[word] ?? '') === row.id;
  const write = (column: Column) => {
    if (column === 'claims') return formats.count(row.claims);
    return column === 'charged' ? formats.wholeBaht(row.chargedSatang) : formats.count(row.standing[column]);
  };
  return (
    <tr data-key={row.id} data-chosen={isChosen || undefined}>
      <th scope="row">
        <Link
          to="/claims/overview"
          search={withChoice(search, word, isChosen ? undefined : row.id)}
          resetScroll={false}
        >
          {row.name}
          {row.hint && <span className="soft"> {row.hint}</span>}
          {isChosen && <span className="heard">{say('claim-figures.is-chosen')}</span>}
        </Link>
      </th>
      <td className={styles['barCell']} data-whole>
        <StandingBar figures={row} most={most} />
      </td>
      {COLUMNS.map((column) => (
        <td
          key={column}
          data-number
          data-label={columnName(column)}
          data-zero={write(column) === '0' || undefined}
        >
          {write(column)}
        </td>
      ))}
    </tr>
  );
}

type HeadProps = Readonly<{ column: string; name: string; isSorted: true | undefined }>;

/** A column's head, which sorts where that is of use; hospitals with most claims come first unless said otherwise. */
function Head({ column, name, isSorted }: HeadProps) {
  const { say } = useWords();
  const { search } = useOverview();
  if (!isSorted)
    return (
      <th scope="col" data-number>
        {name}
      </th>
    );
  const isChosen = (search.sort ?? 'claims') === column;
  return (
    <th scope="col" data-number aria-sort={isChosen ? 'descending' : undefined}>
      <Link
        to="/claims/overview"
        search={withChoice(search, 'sort', column === 'claims' ? undefined : column)}
        resetScroll={false}
        replace
        title={say('claim-figures.sort', { column: name })}
      >
        {name}
        <span aria-hidden="true">{isChosen ? ' ▾' : ''}</span>
      </Link>
    </th>
  );
}
