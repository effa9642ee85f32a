import { dialect, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import type { Source } from '../inputs.ts';

/** What tells who a row is about when nothing names the row itself. */
const IDENTIFYING = ['pid', 'given_name', 'family_name', 'birth_date', 'sex'] as const;

/** The fields that a row's key may be made of. */
export function keyFields({ key }: Source): readonly string[] {
  return [...new Set([...key, ...IDENTIFYING])];
}

/**
 * The number that names a row across deliveries: its source's secret word with its key, else with all that identifies. 60 bits of
 * MD5 are enough, for what hides the key is the word's 128. Where rows are keyed by the citizen's number and two may have one, the
 * name and birth date belong to the key, for one of the two carries somebody else's card. `column` says where a field stands.
 */
export function recordKeyOf(source: Source, column: (field: string) => Sql): Sql {
  const textOf = (field: string) => sql`'|' || coalesce(cast(${column(field)} as varchar), '')`;
  const keyOf = (kind: string, fields: readonly string[]) =>
    dialect.stableNumber(join([literal(`${source.keyWord}|${kind}`), ...fields.map(textOf)], ' || '));
  const identifying = IDENTIFYING.filter(source.has);
  const key = source.key.filter(source.has);
  if (key.length === 0 || key.length < source.key.length) return keyOf('row', identifying);
  const isDoubtful = !source.keyIsUnique && key.includes('pid');
  const fields = isDoubtful ? [...new Set([...key, ...identifying])] : key;
  const isWhole = key.map((field) => sql`${column(field)} is not null`);
  return sql`case when ${join(isWhole, ' and ')} then ${keyOf('key', fields)} else ${keyOf('row', identifying)} end`;
}
