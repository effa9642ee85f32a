import { problem } from '../../../base/errors/index.ts';
import { dialect, type Engine, id, join, type Row, type Sql, sql } from '../../../base/lake/index.ts';
import {
  cellsSelect,
  type MeasureSource,
  type PovertyMeasure,
  type PovertySums,
  patternColumns,
  readSums,
  rowCellsSelect,
  sumsOfCells,
  sumsOfSums,
} from '../alkire-foster/index.ts';
import type { SampleLine, SampleStratum } from './sampling-error.ts';

/** Where each row says how it was drawn; all as texts but `populationUnits`, the whole number of units its stratum has. */
export type SampleColumns = Readonly<{ stratum?: Sql; unit?: Sql; populationUnits?: Sql }>;

/** What is read of a sample: of everybody, and of each group. */
export type ReadSample = Readonly<{
  strata: readonly SampleStratum[];
  whole: ReadDomain;
  domains: readonly (ReadDomain & Readonly<{ group: Row }>)[];
}>;

/** Sums and design lines of some people. */
export type ReadDomain = Readonly<{ sums: PovertySums; lines: readonly SampleLine[] }>;

const TABLE = 'poverty_sample';
const STRATUM = 'sample_stratum';
const UNIT = 'sample_unit';
const POPULATION = 'sample_population';

/**
 * Reads a sample once and gives its sums by sampling unit, or by what rows lack where each was drawn by itself: few numbers, however
 * many rows. `scale` is what weights were multiplied by. Throws SAMPLE_PLACE_MISSING and SAMPLE_POPULATION_WRONG.
 */
export async function readSample(engine: Engine, order: SampleOrder): Promise<ReadSample> {
  const { measure, source, columns, scale = 1 } = order;
  const design = [
    { name: STRATUM, value: columns.stratum ?? sql`'all'` },
    ...(columns.unit ? [{ name: UNIT, value: columns.unit }] : []),
    { name: POPULATION, value: columns.populationUnits ?? sql`cast(null as ${dialect.type('bigint')})` },
  ];
  const designed = { ...source, groups: [...source.groups, ...design] };
  const table = columns.unit ? tableOfUnits(measure, designed) : tableOfCells(measure, designed);
  await engine.run(dialect.createTable(id(TABLE), table.select));
  const strata = await readStrata(engine, table);
  const groups = source.groups.map(({ name }) => name);
  const [whole] = await readDomains(engine, { measure, scale, table, groups: [] });
  if (!whole) throw new TypeError('sums over all are always there');
  const domains = groups.length > 0 ? await readDomains(engine, { measure, scale, table, groups }) : [];
  return { strata, whole, domains };
}

/** What a sample is read with. */
export type SampleOrder = Readonly<{
  measure: PovertyMeasure;
  source: MeasureSource;
  columns: SampleColumns;
  scale?: number;
}>;

async function readStrata(
  engine: Engine,
  { units, rows: counted, placeless }: SampleTable,
): Promise<SampleStratum[]> {
  const rows = await engine.rows(sql`
    select
      ${id(STRATUM)} as stratum,
      ${units} as units,
      min(${id(POPULATION)}) as population,
      max(${id(POPULATION)}) as most,
      coalesce(sum(${counted}) filter (where ${placeless}), 0) as placeless
    from ${id(TABLE)}
    group by ${id(STRATUM)}
    order by stratum`);
  const missing = rows.reduce((sum, row) => sum + Number(row['placeless']), 0);
  if (missing > 0) throw problem('SAMPLE_PLACE_MISSING', { rows: missing });
  return rows.map((row) => {
    const name = String(row['stratum']);
    const drawn = Number(row['units']);
    if (String(row['population']) !== String(row['most']))
      throw problem('SAMPLE_POPULATION_WRONG', { stratum: name, units: drawn });
    const population = row['population'] === null ? null : Number(row['population']);
    return { name, units: drawn, populationUnits: population };
  });
}

type DomainOrder = Readonly<{
  measure: PovertyMeasure;
  scale: number;
  table: SampleTable;
  groups: readonly string[];
}>;

async function readDomains(
  engine: Engine,
  { measure, scale, table, groups }: DomainOrder,
): Promise<(ReadDomain & Readonly<{ group: Row }>)[]> {
  const sums = await engine.rows(table.sums(groups));
  const lines = new Map<string, SampleLine[]>();
  for await (const rows of engine.batches(table.lines(groups)))
    for (const row of rows) {
      const key = keyOf(row, groups);
      const line = lineOf(row, measure);
      const own = lines.get(key);
      if (own) own.push(line);
      else lines.set(key, [line]);
    }
  return sums.map((row) => ({
    group: Object.fromEntries(groups.map((name) => [name, row[name] ?? null])),
    sums: readSums(row, measure, scale),
    lines: lines.get(keyOf(row, groups)) ?? [],
  }));
}

/** The one table that a sample is read into, and what is asked of it. */
type SampleTable = Readonly<{
  select: Sql;
  /** How many units a stratum has, how many rows a line of the table stands for, and which lines say no place. */
  units: Sql;
  rows: Sql;
  placeless: Sql;
  sums: (groups: readonly string[]) => Sql;
  lines: (groups: readonly string[]) => Sql;
}>;

/** Rows drawn together: the sums of each unit, which is its own line of weight 1. */
function tableOfUnits(measure: PovertyMeasure, source: MeasureSource): SampleTable {
  const groups = source.groups.map(({ name }) => name);
  const from = id(TABLE);
  const more = [sql`1 as units`, sql`1 as line_weight`, sql`1 as squares`];
  return {
    select: sumsOfCells(measure, { cells: sql`(${rowCellsSelect(measure, source)}) as cell`, groups }),
    units: sql`count(distinct ${id(UNIT)})`,
    rows: sql`${id('rows')} + left_out_rows`,
    placeless: sql`${id(STRATUM)} is null or ${id(UNIT)} is null`,
    sums: (names) => sumsOfSums(measure, { from, groups: names }),
    lines: (names) => sumsOfSums(measure, { from, groups: [...names, STRATUM, UNIT], more }),
  };
}

/** Rows drawn by themselves: those that lack the same are one line, with their weights and squares added up. */
function tableOfCells(measure: PovertyMeasure, source: MeasureSource): SampleTable {
  const more = [
    sql`sum(${id('rows')}) as units`,
    sql`sum(weight) as line_weight`,
    sql`sum(squares) as squares`,
  ];
  return {
    select: cellsSelect(measure, source, { squares: true }),
    units: sql`sum(${id('rows')})`,
    rows: id('rows'),
    placeless: sql`${id(STRATUM)} is null`,
    sums: (groups) => sumsOfCells(measure, { cells: id(TABLE), groups }),
    lines: (groups) => {
      const keys = [...groups, STRATUM, ...patternColumns(measure)];
      const names = join(keys.map((name) => id(name)));
      const added = ['rows', 'weight', 'squares'].map((name) => sql`sum(${id(name)}) as ${id(name)}`);
      const cells = sql`(select ${join([names, ...added])} from ${id(TABLE)} group by ${names}) as cell`;
      return sumsOfCells(measure, { cells, groups: keys, more, weight: sql`1` });
    },
  };
}

function keyOf(row: Row, groups: readonly string[]): string {
  return JSON.stringify(
    groups.map((name) => row[name] ?? null),
    (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  );
}

function lineOf(row: Row, measure: PovertyMeasure): SampleLine {
  const sums = readSums(row, measure);
  const vector = [sums.people, sums.poor, sums.score, ...sums.raw, ...sums.censored];
  return {
    stratum: String(row[STRATUM]),
    units: Number(row['units']),
    weight: Number(row['line_weight']),
    squares: Number(row['squares']),
    vector: Float64Array.from(vector),
  };
}
