import { withinArea } from '../../access/index.ts';
import { problem } from '../../errors/index.ts';
import { dialect, id, join, literal, type Sql, sql } from '../../lake/index.ts';
import { type AreaCode, parseAreaCode } from '../../model/index.ts';
import type { ColumnType, Mask, RowCondition, RowLeaf, RowValue } from '../object/index.ts';
import type { Output, RowFilter, SharePlan, SourceColumn } from './plan.ts';
import { type TokenKey, tokenSql } from './tokens.ts';

/** What a plan needs to be asked of a published set. */
export type PlanSetting = Readonly<{
  /** The day of the data. */
  asOf: string;
  tokenKey: TokenKey;
  /** The people of a version of a target list. */
  membersOf?: (list: string, version: number) => readonly bigint[];
  /** 32 bits that stand for whom a row is about in the noise of counts. */
  recordKey?: (subject: Sql) => Sql;
}>;

/** A plan as one statement: only named columns are read, and every value in it has the type of its column. */
export function planSql(plan: SharePlan, setting: PlanSetting): Sql {
  if (plan.count) return countSql(plan, setting);
  const granted = grantedSql(plan, setting, []);
  const names = join(plan.select.map((name) => id(name)));
  const limit = plan.limit === null ? sql`` : sql` limit ${literal(plan.limit)}`;
  return sql`${granted} select ${names} from granted where ${refinedSql(plan)} order by ${orderSql(plan)}${limit}`;
}

/** Counts whom rows are about, each once in a group however many rows of it are about them. */
function countSql(plan: SharePlan, setting: PlanSetting): Sql {
  const isRowEach = plan.count?.rowPerSubject === true;
  const needsSubject = !isRowEach || plan.count?.cellKey === true;
  const granted = grantedSql(plan, setting, needsSubject ? subjectColumn(plan) : []);
  const by = plan.select.map((name) => id(name));
  const met =
    plan.subject && !isRowEach
      ? sql`(select distinct ${join([...by, id('subject')])} from granted where ${refinedSql(plan)})`
      : sql`(select * from granted where ${refinedSql(plan)})`;
  const counted = sql`cast(count(*) as bigint) as people${cellKeySql(plan, setting)}`;
  if (by.length === 0) return sql`${granted} select ${counted} from ${met} as met`;
  return sql`${granted} select ${join([...by, counted])} from ${met} as met group by ${join(by)} order by ${orderSql(plan)}`;
}

function orderSql({ select }: SharePlan): Sql {
  return join(select.map((name) => sql`${id(name)} asc nulls first`));
}

/** The platform's numbers of those whom a plan reaches, each once; for what stays here: receipts, and who was in something. */
export function subjectsSql(plan: SharePlan, setting: PlanSetting): Sql {
  if (!plan.subject) throw new RangeError('rows of this dataset are about nobody');
  const granted = grantedSql(plan, setting, subjectColumn(plan));
  return sql`${granted} select distinct subject from granted where ${refinedSql(plan)}`;
}

/**
 * Where the token of everybody whom a plan reaches begins, as a number and in its order, with the platform's number of them: by it one is
 * found without working out everybody's token again.
 */
export function tokenPlacesSql(plan: SharePlan, setting: PlanSetting): Sql {
  const token = plan.outputs.find(({ mask }) => mask.kind === 'token');
  if (!plan.subject || !token) throw new RangeError('rows of this grant have no tokens of anybody');
  const granted = grantedSql(plan, setting, subjectColumn(plan));
  const place = dialect.digitsNumber(id(token.name));
  return sql`${granted} select distinct ${place} as place, subject from granted where ${id(token.name)} is not null order by place, subject`;
}

/** How alike the rows of a grant are: how many share all that leaves of them but tokens with fewer than so many. */
export function alikeSql(plan: SharePlan, setting: PlanSetting, fewer: number): Sql {
  const alike = plan.outputs.filter(({ mask }) => mask.kind !== 'token').map(({ name }) => id(name));
  const by = alike.length > 0 ? sql` group by ${join(alike)}` : sql``;
  return sql`
    select
      cast(coalesce(sum(together), 0) as bigint) as rows,
      cast(coalesce(sum(together) filter (where together = 1), 0) as bigint) as alone,
      cast(coalesce(sum(together) filter (where together < ${literal(fewer)}), 0) as bigint) as few
    from (${grantedSql(plan, setting, [])} select count(*) as together from granted${by}) as groups`;
}

function grantedSql(plan: SharePlan, setting: PlanSetting, more: readonly Sql[]): Sql {
  const sourceSql = sourcesIn(setting);
  const projected = plan.outputs.map(
    (output) => sql`${maskSql(output, sourceSql(output.source), setting)} as ${id(output.name)}`,
  );
  return sql`
    with granted as (
      select ${join([sql`true as is_granted`, ...projected, ...more])}
      from ${tablesSql(plan)}
      where ${filtersSql(plan, sourceSql, setting)}
    )`;
}

function refinedSql(plan: SharePlan): Sql {
  return plan.refine ? conditionSql(plan.refine, outputsIn(plan)) : sql`true`;
}

/** How one row of the tables answers for a column. */
type Sources = (source: SourceColumn) => Sql;

function sourcesIn({ asOf }: PlanSetting): Sources {
  return ({ table, column, years }) => {
    const stored = id(`${table}.${column}`);
    if (!years) return stored;
    return sql`cast(${dialect.yearsBetween(stored, sql`cast(${literal(asOf)} as date)`)} as bigint)`;
  };
}

function outputsIn(plan: SharePlan): Columns {
  return (name) => {
    const output = plan.outputs.find((one) => one.name === name);
    return output && { value: id(`granted.${name}`), type: output.type };
  };
}

function tablesSql({ tables }: SharePlan): Sql {
  const [first, ...others] = tables;
  if (!first) throw new RangeError('a plan reads at least one table');
  const joined = others.map(({ as, name, on }) => {
    const key = on ?? '';
    return sql` left join ${id(name)} as ${id(as)} on ${id(`${as}.${key}`)} = ${id(`${first.as}.${key}`)}`;
  });
  return join([sql`${id(first.name)} as ${id(first.as)}`, ...joined], '');
}

function subjectColumn({ subject }: SharePlan): Sql[] {
  return subject ? [sql`${id(`${subject.table}.${subject.column}`)} as subject`] : [];
}

function cellKeySql({ count, subject }: SharePlan, { recordKey }: PlanSetting): Sql {
  if (!count?.cellKey) return sql``;
  if (!recordKey || !subject)
    throw problem('CONTENT_INVALID', {
      file: 'agreement',
      where: 'noise',
      reason: 'no key for noise is at hand',
    });
  return sql`, ${dialect.bitXor(recordKey(id('subject')))} as cell_key`;
}

function filtersSql(plan: SharePlan, sourceSql: Sources, setting: PlanSetting): Sql {
  const columns: Columns = (name) => {
    const source = plan.columns[name];
    return source && { value: sourceSql(source), type: source.type };
  };
  const filters = plan.filters.map((filter) => filterSql(filter, { columns, sourceSql, setting }));
  return filters.length === 0 ? sql`true` : join(filters, ' and ');
}

type Filtering = Readonly<{ columns: Columns; sourceSql: Sources; setting: PlanSetting }>;

function filterSql(filter: RowFilter, { columns, sourceSql, setting }: Filtering): Sql {
  if (filter.kind === 'condition') return conditionSql(filter.condition, columns);
  if (filter.kind === 'number') return sql`(${sourceSql(filter.source)} = ${filter.number})`;
  const column = `${filter.table}.${filter.column}`;
  if (filter.kind === 'areas')
    return sql`(${join(
      filter.areas.map((area) => withinArea(column, areaOf(area))),
      ' or ',
    )})`;
  const members = setting.membersOf?.(filter.list, filter.version) ?? [];
  return members.length === 0 ? sql`false` : sql`(${id(column)} in (${dialect.numbers(members)}))`;
}

function areaOf(written: string): AreaCode {
  const area = parseAreaCode(written);
  if (!area) throw problem('AREA_UNKNOWN', { code: written });
  return area;
}

function maskSql({ mask, source }: Output, value: Sql, { tokenKey }: PlanSetting): Sql {
  const text = source.type === 'integer' ? sql`cast(${value} as bigint)` : value;
  return maskedValue(mask, text, tokenKey);
}

function maskedValue(mask: Mask, value: Sql, tokenKey: TokenKey): Sql {
  switch (mask.kind) {
    case 'token':
      return tokenSql(tokenKey, value);
    case 'band': {
      const size = literal(mask.size);
      return sql`(${value} - ((${value} % ${size}) + ${size}) % ${size})`;
    }
    case 'prefix':
      return sql`substr(${value}, 1, ${literal(mask.size)})`;
    case 'year':
      return sql`cast(year(${value}) as bigint)`;
    case 'last4':
      return sql`right(${value}, 4)`;
    case 'const':
      return sql`cast(${mask.text} as varchar)`;
    case 'clear':
      return value;
    case 'drop':
      return sql`null`;
  }
}

type Columns = (name: string) => Readonly<{ value: Sql; type: ColumnType }> | undefined;

/** A condition in three-valued logic, as SQL has it. */
function conditionSql(condition: RowCondition, columns: Columns): Sql {
  if ('all' in condition) return joined(condition.all, ' and ');
  if ('any' in condition) return joined(condition.any, ' or ');
  if ('not' in condition) return sql`(not ${conditionSql(condition.not, columns)})`;
  return leafSql(condition, columns);

  function joined(parts: readonly RowCondition[], between: string): Sql {
    return sql`(${join(
      parts.map((part) => conditionSql(part, columns)),
      between,
    )})`;
  }
}

function leafSql(leaf: RowLeaf, columns: Columns): Sql {
  const column = columns(leaf.column);
  if (!column) throw problem('REQUEST_INVALID', { where: leaf.column, reason: 'there is no such column' });
  const { value, type } = column;
  if ('known' in leaf) return leaf.known ? sql`(${value} is not null)` : sql`(${value} is null)`;
  if ('is' in leaf) return sql`(${value} = ${valueSql(leaf.is, type)})`;
  if ('in' in leaf) return sql`(${value} in (${join(leaf.in.map((one) => valueSql(one, type)))}))`;
  if ('startsWith' in leaf) return sql`starts_with(${value}, ${leaf.startsWith})`;
  const edges = [
    ...(leaf.from === undefined ? [] : [sql`${value} >= ${valueSql(leaf.from, type)}`]),
    ...(leaf.to === undefined ? [] : [sql`${value} <= ${valueSql(leaf.to, type)}`]),
  ];
  return sql`(${join(edges, ' and ')})`;
}

/** A value with the type of its column: numbers, dates and yes or no as literals, text bound. */
function valueSql(value: RowValue, type: ColumnType): Sql {
  if (type === 'date') return sql`cast(${literal(String(value))} as date)`;
  return typeof value === 'string' ? sql`${value}` : literal(value);
}
