import { id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { type ProfileColumn, typed } from '../fact-columns.ts';
import type { Fact, FactSettings } from '../settings.ts';
import type { KnownCorrection } from './correction.ts';

/** The table of what was found to be right: one row for a person and a fact, the latest. */
export const CORRECTED = 'corrected_values';

/**
 * Corrections by the keys people have now. Whoever turned out to be the same person as another goes on under that key, and the
 * correction with them.
 */
export function correctedValues(
  corrections: readonly KnownCorrection[],
  { aliases, dateOf }: Readonly<{ aliases: boolean; dateOf: (source: string) => Sql }>,
): SqlStep {
  // In the order of decision: an older dispute may be decided later, on appeal.
  const inOrder = corrections.toSorted((one, other) => one.decidedOn.getTime() - other.decidedOn.getTime());
  const rows = inOrder.map(({ dispute, personKey, fact, source, said, value, decidedOn }, order) => {
    const day = decidedOn.toISOString().slice(0, 10);
    const keys = sql`cast(${literal(dispute)} as bigint), cast(${literal(personKey)} as bigint)`;
    return sql`(cast(${literal(order)} as bigint), ${keys}, ${literal(fact)}, ${literal(source)}, cast(${said} as varchar), cast(${value} as varchar), cast(${literal(day)} as date), ${dateOf(source)})`;
  });
  const told = sql`(values ${join(rows, ',\n        ')}) as told(decision, dispute, person_id, fact, source, said, value, decided_on, delivered_on)`;
  const person = aliases ? sql`coalesce(former.person_id, told.person_id)` : sql`told.person_id`;
  const former = aliases
    ? sql`left join linkage.person_aliases as former on former.alias_id = told.person_id`
    : sql``;
  return {
    table: CORRECTED,
    select: sql`
      select dispute, person_id, fact, source, said, value, decided_on, delivered_on
      from (
        select
          told.dispute, ${person} as person_id, told.fact, told.source, told.said, told.value, told.decided_on, told.delivered_on,
          row_number() over (partition by ${person}, told.fact order by told.decision desc) as place
        from ${told}
        ${former}
      ) as placed
      where place = 1`,
  };
}

/** One row a corrected person: for each corrected fact whether it is, what the register said, what it is, from which register, since when. */
export function correctedRows(corrections: readonly KnownCorrection[]): Sql {
  const columns = factsOf(corrections).flatMap(({ fact }) => {
    const here = sql`fact = ${literal(fact)}`;
    const told = (column: string) => sql`max(case when ${here} then ${id(column)} end)`;
    return [
      sql`max(case when ${here} then 1 else 0 end) = 1 as ${id(`is__${fact}`)}`,
      sql`${told('said')} as ${id(`said__${fact}`)}`,
      sql`${told('value')} as ${id(`to__${fact}`)}`,
      sql`${told('source')} as ${id(`from__${fact}`)}`,
      sql`${told('decided_on')} as ${id(`on__${fact}`)}`,
      sql`${told('delivered_on')} as ${id(`delivered__${fact}`)}`,
    ];
  });
  return sql`
        select person_id, ${join(columns)}
        from ${id(CORRECTED)}
        group by person_id`;
}

/** The columns of a profile, with what was found to be right in place of what registers say; all others as they are. */
export function correctColumns(
  columns: readonly ProfileColumn[],
  corrections: readonly KnownCorrection[],
  { facts }: FactSettings,
): ProfileColumn[] {
  const corrected = new Map(
    factsOf(corrections).map((fact) => [fact.fact, { fact, stands: standsFor(fact, columns) }]),
  );
  const instead = (fact: string, right: Sql, otherwise: Sql) => {
    const stands = corrected.get(fact)?.stands ?? sql`false`;
    return sql`case when ${id(`is__${fact}`)} and ${stands} then ${right} else ${otherwise} end`;
  };
  const lives = corrected.has('alive');
  const ofDeath = new Set(facts.filter(({ made }) => made === 'death').map(({ fact }) => fact));
  // What follows from the correction of another fact stands where the fact itself was not corrected.
  const follows = (name: string): Sql => {
    const registered = id(`registered.${name}`);
    if (name === 'birth_precision' && corrected.has('birth_date'))
      return instead('birth_date', sql`'day'`, registered);
    if (name === 'subdistrict_code' && corrected.has('village_code'))
      return instead('village_code', sql`substr(to__village_code, 1, 6)`, registered);
    // Who lives after all did not die on any day.
    if (lives && ofDeath.has(name))
      return instead('alive', sql`case when to__alive = 'true' then null else ${registered} end`, registered);
    return registered;
  };
  const rightValue = (name: string): Sql => {
    const fact = corrected.get(name)?.fact;
    if (fact) return instead(name, typed(fact, id(`to__${name}`)), follows(name));
    for (const [base, column] of [
      [withoutEnd(name, '_source'), 'from__'],
      [withoutEnd(name, '_as_of'), 'on__'],
    ] as const) {
      if (base && corrected.get(base)?.fact.from) return instead(base, id(`${column}${base}`), follows(name));
    }
    return follows(name);
  };
  return columns.map(({ name }) => ({ name, value: rightValue(name) }));
}

/**
 * Whether a correction still is one: the register says what was found wrong, or what it says is no newer than the decision. Once it
 * says something else since, what it says counts again.
 */
export function standsFor(fact: Fact, columns: readonly Pick<ProfileColumn, 'name'>[], one = OF_A_ROW): Sql {
  const registered = id(`registered.${fact.fact}`);
  const asOf = columns.some(({ name }) => name === `${fact.fact}_as_of`)
    ? sql`coalesce(${id(`registered.${fact.fact}_as_of`)}, ${one.deliveredOn(fact.fact)})`
    : one.deliveredOn(fact.fact);
  const isUnchanged = sql`${registered} is not distinct from ${typed(fact, one.said(fact.fact))}`;
  return sql`(${isUnchanged} or coalesce(${asOf} <= ${one.decidedOn(fact.fact)}, false))`;
}

/** Where the parts of a correction stand in the row of a corrected person. */
const OF_A_ROW = {
  said: (fact: string) => id(`said__${fact}`),
  decidedOn: (fact: string) => id(`on__${fact}`),
  deliveredOn: (fact: string) => id(`delivered__${fact}`),
};

function withoutEnd(name: string, end: string): string | undefined {
  return name.endsWith(end) ? name.slice(0, -end.length) : undefined;
}

function factsOf(corrections: readonly KnownCorrection[]): Fact[] {
  return [...new Map(corrections.map(({ of }) => [of.fact, of])).values()].sort((one, other) =>
    one.fact.localeCompare(other.fact),
  );
}
