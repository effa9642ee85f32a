import { dialect, type Engine, literal, type Sql, sql } from '../../../base/lake/index.ts';
import { termSql } from '../../blocking/index.ts';
import type { LoadedRecords } from '../../records/index.ts';
import type { PlannedRule } from '../../settings/index.ts';

type PlannedTerm = PlannedRule['keys'][number];

/** What a record's value of a term is when it has none. */
export const NO_VALUE = -1;

/** Some of the records with a number for each value: equal where the values are, `NO_VALUE` where nothing is known. */
export type CodedRecords = Readonly<{
  count: number;
  file: Int32Array;
  /** Who the record is, `NO_VALUE` where that is not known. */
  person: Int32Array;
  /** For each term the value of each record. */
  codes: readonly Int32Array[];
}>;

const CODES = 2 ** 31 - 1;
const SAMPLE_SALT = 'sample of records';
const PEOPLE_SALT = 'sample of people';

/** Reads about as many records as wanted, or all when there are not more; a hash chooses, so the order of rows decides nothing. */
export async function sampleRecords(
  engine: Engine,
  records: LoadedRecords,
  want: Readonly<{ terms: readonly PlannedTerm[]; most: number }>,
): Promise<CodedRecords> {
  const chosen = sql`${dialect.textKey(sql`rid, ${literal(SAMPLE_SALT)}`)} % ${literal(records.count)} < ${literal(want.most)}`;
  return readCoded(engine, records, {
    terms: want.terms,
    where: records.count > want.most ? chosen : sql`true`,
  });
}

/** The same of whole people, so that the pairs within a person stay together: records with a truth of about that many records. */
export async function samplePeople(
  engine: Engine,
  records: LoadedRecords,
  want: Readonly<{ terms: readonly PlannedTerm[]; most: number }>,
): Promise<CodedRecords> {
  const chosen = sql`${dialect.textKey(sql`truth, ${literal(PEOPLE_SALT)}`)} % ${literal(records.count)} < ${literal(want.most)}`;
  return readCoded(engine, records, {
    terms: want.terms,
    where: records.count > want.most ? sql`truth is not null and ${chosen}` : sql`truth is not null`,
  });
}

async function readCoded(
  engine: Engine,
  records: LoadedRecords,
  want: Readonly<{ terms: readonly PlannedTerm[]; where: Sql }>,
): Promise<CodedRecords> {
  const [counted] = await engine.rows(sql`select count(*) as total from records where ${want.where}`);
  const count = Number(counted?.['total']);
  const values = [
    sql`cast(file as integer)`,
    coded(sql`truth`),
    ...want.terms.map((term) => coded(termSql(term, records.column))),
  ];
  const columns = values.map(() => new Int32Array(count));
  const select = values.reduce((list, value) => sql`${list}, ${value}`);
  let at = 0;
  for await (const batch of engine.vectors(
    sql`select ${select} from records where ${want.where} order by rid`,
  )) {
    batch.forEach((vector, index) => {
      columns[index]?.set(vector, at);
    });
    at += batch[0]?.length ?? 0;
  }
  const [file = new Int32Array(0), person = new Int32Array(0), ...codes] = columns;
  return { count, file, person, codes };
}

function coded(value: Sql): Sql {
  return sql`cast(case when ${value} is null then ${literal(NO_VALUE)} else ${dialect.textKey(value)} % ${literal(CODES)} end as integer)`;
}
