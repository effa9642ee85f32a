import { problem } from '../../../base/errors/index.ts';
import {
  type Cell,
  dialect,
  type Engine,
  id,
  join,
  literal,
  type Row,
  type Sql,
  sql,
} from '../../../base/lake/index.ts';
import type { MeasureGroup } from '../alkire-foster/index.ts';

/**
 * People (or households, weighted by their members) and their money, in whole satang a person a month. `transfers` is the part of
 * `income` that the State or anybody else gave; `line` may differ from place to place.
 */
export type MoneySource = Readonly<{
  from: Sql;
  income: Sql;
  transfers?: Sql;
  line: Sql;
  groups: readonly MeasureGroup[];
  weight?: Sql;
}>;

/** The three figures of Foster, Greer and Thorbecke, and the money behind them. Null where nobody is counted. */
export type MoneyPoverty = Readonly<{
  poor: number;
  /** P0, the share of the poor; P1, how far below the line, as a share of it, averaged over all; P2, the same squared. */
  headcount: number | null;
  gap: number | null;
  squaredGap: number | null;
  /** What would lift every poor person to the line, in satang a month. */
  shortfallSatang: number;
}>;

/** Poverty in money of one group: with all income, and, where transfers are told apart, as it would be without them. */
export type MoneyFigures = Readonly<{
  group: Row;
  people: number;
  leftOutRows: number;
  leftOutPeople: number;
  poverty: MoneyPoverty;
  beforeTransfers: MoneyPoverty | null;
  /** Poor without transfers and not poor with them. */
  liftedByTransfers: number | null;
}>;

type Way = 'after' | 'before';

/**
 * Measures poverty against a line by group, from whole numbers added up for each line there is. Income below zero counts as zero, so
 * that no gap is more than the line. Rows without an income (or transfers) are left out and counted. Throws POVERTY_LINE_OUT_OF_RANGE.
 */
export async function measureMoneyPoverty(
  engine: Engine,
  source: MoneySource,
  scale = 1,
): Promise<MoneyFigures[]> {
  const names = source.groups.map(({ name }) => name);
  const rows = await engine.rows(moneySelect(source));
  const lineless = rows
    .filter((row) => !(numberOf(row['money_line']) > 0))
    .reduce((sum, row) => sum + numberOf(row['rows']), 0);
  if (lineless > 0) throw problem('POVERTY_LINE_OUT_OF_RANGE', { rows: lineless });
  const groups = Map.groupBy(rows, (row) => keyOf(names.map((name) => row[name] ?? null)));
  return [...groups.values()].map((own) =>
    figuresOf(own, { names, scale, apart: Boolean(source.transfers) }),
  );
}

/** Sums by group and line, in one pass. */
export function moneySelect({ from, income, transfers, line, groups, weight }: MoneySource): Sql {
  const wide = dialect.type('wide');
  const keys = [...groups.map(({ name }) => id(name)), id('money_line')];
  const gap = (money: Sql) => sql`cast(greatest(money_line - greatest(${money}, 0), 0) as ${wide})`;
  const sum = (name: string, value: Sql, test: Sql) =>
    sql`coalesce(sum(${value}) filter (where ${test}), 0) as ${id(name)}`;
  const gaps = (way: Way) => {
    const own = id(`gap_${way}`);
    return [
      sum(`poor_${way}`, sql`people`, sql`known and ${own} > 0`),
      sum(`gap_${way}`, sql`people * ${own}`, sql`known`),
      sum(`square_${way}`, sql`people * ${own} * ${own}`, sql`known`),
    ];
  };
  const place = groups.map(({ name, value }) => sql`${value} as ${id(name)}`);
  return sql`
    with person as (
      select
        ${join([...place, sql`${line} as money_line`, sql`${weight ?? literal(1)} as people`], ',\n        ')},
        ${income} as income,
        ${transfers ?? sql`0`} as transfers
      from ${from}
    ),
    lacking as (
      select
        *,
        income is not null and transfers is not null as known,
        ${gap(sql`income`)} as gap_after,
        ${gap(sql`income - transfers`)} as gap_before
      from person
    )
    select ${join(
      [
        ...keys,
        sql`count(*) as ${id('rows')}`,
        sql`count(*) filter (where not known) as left_out_rows`,
        sum('left_out', sql`people`, sql`not known`),
        sum('people', sql`people`, sql`known`),
        ...gaps('after'),
        ...gaps('before'),
        sum('lifted', sql`people`, sql`known and gap_before > 0 and gap_after = 0`),
      ],
      ',\n      ',
    )}
    from lacking
    group by ${join(keys)}
    order by ${join(keys)}`;
}

function figuresOf(
  rows: readonly Row[],
  { names, scale, apart }: Readonly<{ names: readonly string[]; scale: number; apart: boolean }>,
): MoneyFigures {
  const added = (name: string) => rows.reduce((sum, row) => sum + numberOf(row[name]), 0);
  const people = added('people') / scale;
  const poverty = (way: Way): MoneyPoverty => {
    const relative = (name: string, power: number) =>
      rows.reduce((sum, row) => sum + numberOf(row[name]) / numberOf(row['money_line']) ** power, 0) / scale;
    const poor = added(`poor_${way}`) / scale;
    return {
      poor,
      headcount: share(poor, people),
      gap: share(relative(`gap_${way}`, 1), people),
      squaredGap: share(relative(`square_${way}`, 2), people),
      shortfallSatang: added(`gap_${way}`) / scale,
    };
  };
  return {
    group: Object.fromEntries(names.map((name) => [name, rows[0]?.[name] ?? null])),
    people,
    leftOutRows: added('left_out_rows'),
    leftOutPeople: added('left_out') / scale,
    poverty: poverty('after'),
    beforeTransfers: apart ? poverty('before') : null,
    liftedByTransfers: apart ? added('lifted') / scale : null,
  };
}

/** Nobody's area and an area of no letters are two groups. */
function keyOf(cells: readonly Cell[]): string {
  return JSON.stringify(cells.map((cell) => (cell === null ? null : String(cell))));
}

function share(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

function numberOf(cell: Cell | undefined): number {
  return cell === null ? 0 : Number(cell);
}
