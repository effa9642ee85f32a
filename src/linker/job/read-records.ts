import { type Engine, id, join, literal, sql } from '../../base/lake/index.ts';
import type { RecordValues } from '../comparisons/index.ts';
import { originalTexts, recordName } from '../records/index.ts';
import type { LinkJob } from './link-files.ts';

/** One record as it was compared: cleaned, in the letters of its file. */
export type ComparedRecord = Readonly<{
  rid: number;
  /** Its name in answers, see `recordName`. */
  id: string;
  file: number;
  values: RecordValues;
  /** The population that the settings put it in, from 1; 0 for none. */
  population: number;
  /** Bits that the rarity of each comparison's value adds when it is agreed on. */
  rarity: readonly number[];
}>;

/** Reads a few records by their numbers. */
export async function readRecords(
  engine: Engine,
  { records, comparisons }: LinkJob,
  rids: readonly number[],
): Promise<ReadonlyMap<number, ComparedRecord>> {
  if (rids.length === 0) return new Map();
  const columns = records.columns.map(
    (name, index) => sql`records.${records.column(name)} as ${id(`value_${index}`)}`,
  );
  const adjusted = comparisons.flatMap(({ termFrequency }, index) =>
    termFrequency ? [id(`bits_${index}`)] : [],
  );
  const rarity = adjusted.length > 0 ? sql`, ${join(adjusted)}` : sql``;
  const hasPopulations = records.populations.length > 1;
  const population = hasPopulations
    ? sql`join populations on populations.rid = records.rid`
    : sql`cross join (select 0 as population) as populations`;
  const rows = await engine.rows(sql`
    select records.rid, ${recordName(records, 'records')} as name, records.file, populations.population, ${join(columns)}${rarity}
    from records
    join rarity on rarity.rid = records.rid
    ${population}
    where records.rid in (${join(rids.map((rid) => literal(rid)))})`);
  const texts = rows.flatMap((row) => records.columns.map((_, index) => row[`value_${index}`]));
  const originals = await originalTexts(engine, [
    ...new Set(texts.filter((text) => typeof text === 'string')),
  ]);
  return new Map(
    rows.map((row) => {
      const values = records.columns.map((column, index) => {
        const value = row[`value_${index}`];
        return [column, typeof value === 'string' ? (originals.get(value) ?? value) : null] as const;
      });
      const record: ComparedRecord = {
        rid: Number(row['rid']),
        id: String(row['name']),
        file: Number(row['file']),
        values: Object.fromEntries(values),
        population: Number(row['population']),
        rarity: comparisons.map((_, index) => Number(row[`bits_${index}`] ?? 0)),
      };
      return [record.rid, record];
    }),
  );
}
