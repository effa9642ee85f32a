import { dialect, id, join, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { type HouseholdContext, numberOf, rowsWithPerson, type Wanted } from '../inputs.ts';

const RELATIVES = ['father', 'mother', 'spouse'] as const;

/** Everybody with own number and surname and the numbers of relatives, as the best register that names one says. */
export function people(context: HouseholdContext): SqlStep {
  const { registers } = context.settings.kinship;
  const named = registers.map((register, order) => sql`${tableOf(order)} as (${namedBy(context, register)})`);
  const relatives = RELATIVES.map((relative) => {
    const said = registers.map((_, order) => sql`${tableOf(order)}.${id(relative)}`);
    return sql`coalesce(${join(said)}) as ${id(relative)}`;
  });
  const joins = registers.map(
    (_, order) => sql`left join ${tableOf(order)} on ${tableOf(order)}.person_id = persons.person_id`,
  );
  return {
    table: 'people',
    select: sql`
    with ${join(named, ',\n    ')}
    select
      persons.person_id,
      persons.birth_date,
      ${numberOf(sql`persons.pid`)} as number,
      case when persons.family_name is not null then ${dialect.textKey(sql`persons.family_name`)} end as surname,
      ${join(relatives)}
    from linkage.persons
    ${join(joins, '\n    ')}`,
  };
}

function tableOf(order: number): Sql {
  return id(`register_${order}`);
}

/** The relatives that one register names; rows that name none are left out early. */
function namedBy(
  context: HouseholdContext,
  register: HouseholdContext['settings']['kinship']['registers'][number],
): Sql {
  const fields = RELATIVES.flatMap((relative): [string, Wanted[string]][] => {
    const field = register[relative];
    return field ? [[relative, [field, 'text']]] : [];
  });
  const columns = RELATIVES.map((relative) => {
    const number = register[relative] ? numberOf(id(relative)) : sql`cast(null as ${dialect.type('bigint')})`;
    return sql`min(${number}) as ${id(relative)}`;
  });
  const isNamed = join(
    fields.map(([name]) => sql`${id(name)} is not null`),
    ' or ',
  );
  return sql`
      select person_id, ${join(columns)}
      from (${rowsWithPerson(context, register.source, Object.fromEntries(fields))}) as named
      where ${isNamed}
      group by person_id`;
}

/** Whom a number means. One that two persons carry means nobody. */
export function numberHolders(): SqlStep {
  return {
    table: 'number_holders',
    select: sql`
    select
      number,
      min(person_id) as person_id,
      min(birth_date) as birth_date,
      min(father) as father,
      min(mother) as mother
    from people
    where number is not null
    group by number
    having count(*) = 1`,
  };
}
