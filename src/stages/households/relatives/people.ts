import { dialect, id, join, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { type HouseholdContext, numberOf, rowsWithPerson, type Wanted } from '../inputs.ts';

const RELATIVES = ['father', 'mother', 'spouse'] as const;

/** Everybody with own number and surname and the numbers of relatives, as the best register that names one says. */
export function people(context: HouseholdContext): SqlStep {
  const { registers } = context.settings.kinship;
  const named = registers.map(
    (register, order) => sql`${tableOf(order)} as (${namedBy(context, register)})`,
  );
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

/** Everybody's relatives by number. A named parent who is not old enough to be one is a wrong number: left out, and said so. */
export function kin({ settings }: HouseholdContext): SqlStep {
  const years = settings.kinship.parentOlderByYears;
  const latest = dialect.addYears(sql`people.birth_date`, -years);
  const isTooYoung = (parent: Sql) => sql`coalesce(${parent}.birth_date > ${latest}, false)`;
  const [father, mother] = [sql`father_of_person`, sql`mother_of_person`];
  return {
    table: 'kin',
    select: sql`
    select
      people.person_id,
      people.number,
      people.surname,
      case when not ${isTooYoung(father)} then people.father end as father,
      case when not ${isTooYoung(mother)} then nullif(people.mother, people.father) end as mother,
      nullif(people.spouse, people.number) as spouse,
      ${father}.father as fathers_father,
      ${father}.mother as fathers_mother,
      ${mother}.father as mothers_father,
      ${mother}.mother as mothers_mother,
      ${isTooYoung(father)} or ${isTooYoung(mother)} as has_young_parent
    from people
    left join number_holders as ${father} on ${father}.number = people.father
    left join number_holders as ${mother} on ${mother}.number = people.mother`,
  };
}

/** Who is a couple by number, both ways: parents of one child, and those of whom one is named as the other's spouse. */
export function partners(): SqlStep {
  return {
    table: 'partners',
    select: sql`
    select father as number, mother as partner from kin where father is not null and mother is not null
    union
    select mother, father from kin where father is not null and mother is not null
    union
    select number, spouse from kin where number is not null and spouse is not null
    union
    select spouse, number from kin where number is not null and spouse is not null`,
  };
}
