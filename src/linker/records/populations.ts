import { dialect, type Engine, id, join, literal, type Sql, sql } from '../../base/lake/index.ts';
import type { LinkSettings } from '../settings/index.ts';
import { cleanColumn } from './clean.ts';
import { mappedTexts } from './record-names.ts';

/**
 * The population of each record in the table `populations`: 1 for the first that the settings name, 0 for none. Written only where
 * there are any.
 */
export async function addPopulations(
  engine: Engine,
  { populations, columns }: LinkSettings,
  column: (name: string) => Sql,
): Promise<void> {
  if (populations.length === 0) return;
  const cases: Sql[] = [];
  for (const [place, { where }] of populations.entries()) {
    const fits = await fitsSql(engine, where, { own: column(where.column), settings: columns[where.column] });
    cases.push(sql`when ${fits} then ${literal(place + 1)}`);
  }
  const select = sql`select rid, cast(case ${join(cases, ' ')} else 0 end as integer) as population from records`;
  await engine.run(dialect.createTable(sql`populations`, select));
}

type Asked = Readonly<{ own: Sql; settings: LinkSettings['columns'][string] | undefined }>;

async function fitsSql(
  engine: Engine,
  where: LinkSettings['populations'][number]['where'],
  { own, settings }: Asked,
): Promise<Sql> {
  if ('missing' in where) return where.missing ? sql`${own} is null` : sql`${own} is not null`;
  if ('is' in where || 'in' in where)
    return isOneOf(own, await asRecorded(engine, 'is' in where ? [where.is] : where.in, settings));
  const ends = [
    ...('from' in where ? [sql`${own} >= ${literal(where.from.toLowerCase())}`] : []),
    ...(where.to === undefined ? [] : [sql`${own} <= ${literal(where.to.toLowerCase())}`]),
  ];
  return join(ends, ' and ');
}

/** How many records each population has, the records of none first. */
export async function countPopulations(engine: Engine, populations: number): Promise<number[]> {
  const counts = new Array<number>(populations + 1).fill(0);
  if (populations === 0) return counts;
  const rows = await engine.rows(
    sql`select population, cast(count(*) as double) as records from populations group by population`,
  );
  for (const row of rows) counts[Number(row['population'])] = Number(row['records']);
  return counts;
}

function isOneOf(column: Sql, texts: readonly string[]): Sql {
  return texts.length === 0 ? sql`false` : sql`${column} in (${join(texts.map((text) => literal(text)))})`;
}

/** Texts of the settings as the table `records` has them: cleaned as their column is, and one byte a letter. */
async function asRecorded(
  engine: Engine,
  texts: readonly string[],
  settings: LinkSettings['columns'][string] | undefined,
): Promise<string[]> {
  if (texts.length === 0) return [];
  const values = texts.map(
    (text, index) => sql`${cleanColumn(literal(text), settings)} as ${id(`text_${index}`)}`,
  );
  const [row] = await engine.rows(sql`select ${join(values)}`);
  const cleaned = texts.flatMap((_, index) => {
    const value = row?.[`text_${index}`];
    return typeof value === 'string' ? [value] : [];
  });
  const mapped = await mappedTexts(engine, cleaned);
  return cleaned.map((text) => mapped.get(text) ?? text);
}
