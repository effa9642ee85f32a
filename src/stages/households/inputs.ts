import { dialect, id, join, literal, type Sql, type SqlStep, schemaOf, sql } from '../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../base/model/index.ts';
import type { DeliveredSource } from '../linkage/index.ts';
import type { Kind } from './confidence.ts';
import type { HouseholdSettings } from './settings.ts';

/** What households are made from. Sources may be any of those delivered; only those that the settings name are read. */
export type HouseholdInputs = Readonly<{
  linkage: DatasetVersion;
  sources: readonly DeliveredSource[];
  settings: HouseholdSettings;
  /** The date on which children count as under age. */
  asOf: IsoDate;
}>;

/** Everything the steps are made from. */
export type HouseholdContext = Readonly<{
  settings: HouseholdSettings;
  asOf: IsoDate;
  delivered: ReadonlyMap<string, DatasetVersion>;
}>;

/** Takes the sources that the settings name. */
export function contextOf({ sources, settings, asOf }: HouseholdInputs): HouseholdContext {
  const { registerHouse, houses, kinship, survey, welfareCardFamily, guardian } = settings;
  const named = new Set([
    registerHouse.source,
    houses.source,
    ...kinship.registers.map(({ source }) => source),
    survey.households,
    survey.members,
    welfareCardFamily.source,
    guardian.source,
  ]);
  const delivered = sources
    .filter(({ contract }) => named.has(contract.id))
    .sort((left, right) => (left.contract.id < right.contract.id ? -1 : 1))
    .map(({ contract, version }) => [contract.id, version] as const);
  return { settings, asOf, delivered: new Map(delivered) };
}

/** The columns wanted of a source: name in the answer, field of the source, type. */
export type Wanted = Readonly<Record<string, readonly [field: string, type: 'text' | 'date' | 'integer']>>;

/** Rows of a source by their canonical fields. A field or source that was not delivered gives nulls or no rows. */
export function rowsOf({ delivered }: HouseholdContext, source: string, wanted: Wanted): Sql {
  const version = delivered.get(source);
  const accepted = version?.tables.find(({ name }) => name === 'accepted');
  const fields = new Set(accepted?.columns.map(({ name }) => name));
  const columns = Object.entries(wanted).map(([name, [field, type]]) => {
    const value = fields.has(field) ? id(field) : sql`null`;
    return sql`cast(${value} as ${dialect.type(type)}) as ${id(name)}`;
  });
  if (!version) return sql`select cast(null as bigint) as row_id, ${join(columns)} where false`;
  return sql`select row_id, ${join(columns)} from ${id(`${schemaOf(version.dataset)}.accepted`)}`;
}

/** Which person each row of the sources read here is about; a source goes by its place among those delivered. */
export function rowLinks(context: HouseholdContext): SqlStep {
  const sources = [...context.delivered.keys()];
  const numbered = sources.map((source, number) => sql`when ${literal(source)} then ${literal(number)}`);
  const none = sql`where false`;
  return {
    table: 'row_links',
    select: sql`
    select person_id, row_id, ${sources.length > 0 ? sql`case source ${join(numbered, ' ')} end` : sql`0`} as source_no
    from linkage.links
    ${sources.length > 0 ? sql`where source in (${join(sources.map((source) => literal(source)))})` : none}`,
  };
}

/** The same with the person of each row. */
export function rowsWithPerson(context: HouseholdContext, source: string, wanted: Wanted): Sql {
  const number = [...context.delivered.keys()].indexOf(source);
  return sql`
      select row_links.person_id, row_of_source.*
      from (${rowsOf(context, source, wanted)}) as row_of_source
      join row_links on row_links.source_no = ${literal(number)} and row_links.row_id = row_of_source.row_id`;
}

/** A person's number as an integer, for relatives are sought by it, millions at a time; null for what is no number. */
export function numberOf(text: Sql): Sql {
  return sql`try_cast(${text} as ${dialect.type('bigint')})`;
}

/** The id of a household: the same key gives the same id in every run. */
export function householdIdOf(kind: Kind, key: Sql): Sql {
  return dialect.stableKey(sql`${literal(`${kind}|`)} || ${key}`);
}
