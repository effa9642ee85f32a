import {
  dialect,
  id,
  join,
  literal,
  type Row,
  type Sql,
  type SqlStep,
  servedByKey,
  sql,
} from '../../base/lake/index.ts';
import { type IsoDate, parseIsoDate } from '../../base/model/index.ts';
import { dateOf, hasSeveralSources, typed } from './fact-columns.ts';
import { originColumn } from './readings.ts';
import { type ProfileParts, shelfOf } from './side-by-side.ts';

/** What one register says of a person's fact, where the profile uses what another says; the value as text. */
export type Contradiction = Readonly<{ fact: string; source: string; asOf: IsoDate | null; value: string }>;

/** One thing a register may say otherwise: the column it was read into, what it says, and when that differs from what is used. */
type Claim = Readonly<{
  fact: string;
  source: string;
  column: string;
  value: Sql;
  differs: Sql;
}>;

const SERVED_ROW_GROUP = 20_000;

/**
 * A row for each register that speaks of a person and says otherwise than what the profile uses. Being absent from a register is not
 * speaking. What is used, from which register and of what date, stands in the profile.
 */
export function contradictions(parts: ProfileParts): SqlStep {
  const byColumn = claimsOf(parts).flatMap((claim) => {
    const shelf = shelfOf(parts, claim.column);
    return shelf === undefined ? [] : [{ ...claim, shelf }];
  });
  const told = [...Map.groupBy(byColumn, ({ shelf }) => shelf)].map(([shelf, claims]) => ({ shelf, claims }));
  return {
    table: 'contradictions',
    published: true,
    layout: servedByKey(SERVED_ROW_GROUP),
    select: sql`
      select person_id, fact, source, as_of, value
      from (${
        told.length > 0
          ? join(
              told.map((one) => otherwise(one, parts)),
              '\n      union all ',
            )
          : NOBODY
      }
      ) as told
      order by person_id, fact, source, value`,
  };
}

const NOBODY = sql`select 0 as person_id, '' as fact, '' as source, cast(null as date) as as_of, '' as value where false`;

/** What the registers of one shelf say otherwise: a column a claim, which become rows. */
function otherwise(
  { shelf, claims }: Readonly<{ shelf: string; claims: readonly Claim[] }>,
  { deliveries }: ProfileParts,
): Sql {
  const columns = claims.map((claim, index) => ({ ...claim, as: `claim_${index}` }));
  const values = columns.map(
    ({ differs, value, as }) => sql`case when ${differs} then cast(${value} as varchar) end as ${id(as)}`,
  );
  const pick = (of: (claim: Claim) => Sql) =>
    sql`case claim ${join(
      columns.map((claim) => sql`when ${literal(claim.as)} then ${of(claim)}`),
      ' ',
    )} end`;
  const rows = dialect.unpivot({
    from: sql`(
        select told.person_id, ${join(values)}
        from ${id(shelf)} as told
        join profiles as used on used.person_id = told.person_id
      ) as claims`,
    keep: ['person_id'],
    columns: columns.map(({ as }) => ({ column: as, name: as })),
    name: 'claim',
    value: 'value',
  });
  return sql`
      select
        person_id,
        ${pick(({ fact }) => literal(fact))} as fact,
        ${pick(({ source }) => literal(source))} as source,
        ${pick(({ source }) => dateOf(source, deliveries))} as as_of,
        value
      from (${rows}) as claim`;
}

function claimsOf(parts: ProfileParts): Claim[] {
  return [...factClaims(parts), ...deathClaims(parts), ...placeClaims(parts)];
}

function factClaims({ facts, deliveries }: ProfileParts): Claim[] {
  return facts.facts.filter(hasSeveralSources).flatMap((fact) =>
    (fact.from ?? []).flatMap((origin, index) => {
      if (deliveries.reach(origin.source, origin.via) !== 'fresh') return [];
      const column = originColumn(fact.fact, index);
      const value = typed(fact, id(`told.${column}`));
      const differs = sql`${value} <> used.${id(fact.fact)}`;
      return [{ fact: fact.fact, source: origin.source, column, value, differs }];
    }),
  );
}

/** Registers that list the dead as living, and other days of death. */
function deathClaims({ facts, deliveries }: ProfileParts): Claim[] {
  const known = new Set(facts.facts.map(({ fact }) => fact));
  return facts.death.flatMap((one, index): Claim[] => {
    if (deliveries.reach(one.source, one.via) === 'missing') return [];
    const claims: Claim[] = [];
    const [dead, day] = [`dead__${index}`, `death_date__${index}`];
    if (one.alive === 'listed' && known.has('alive')) {
      const differs = sql`not used.alive and not ${id(`told.${dead}`)}`;
      claims.push({ fact: 'alive', source: one.source, column: dead, value: sql`true`, differs });
    }
    if (one.date && known.has('death_date')) {
      const value = id(`told.${day}`);
      const differs = sql`${value} <> used.death_date`;
      claims.push({ fact: 'death_date', source: one.source, column: day, value, differs });
    }
    return claims;
  });
}

/** Registers that place a person elsewhere, of people whose addresses conflict; living away from the register house is no conflict. */
function placeClaims({ facts, deliveries }: ProfileParts): Claim[] {
  const known = new Set(facts.facts.map(({ fact }) => fact));
  if (!['subdistrict_code', 'registered_village_code', 'address_conflict'].every((fact) => known.has(fact)))
    return [];
  return facts.residence.flatMap((one, index): Claim[] => {
    if (one.holds === 'register' || deliveries.reach(one.source, one.via) !== 'fresh') return [];
    const column = `place__${index}`;
    const value = id(`told.${column}`);
    const subdistrict = sql`substr(${value}, 1, 6)`;
    const differs = sql`used.address_conflict and ${subdistrict} <> used.subdistrict_code
          and coalesce(${subdistrict} <> substr(used.registered_village_code, 1, 6), true)`;
    return [{ fact: 'subdistrict_code', source: one.source, column, value, differs }];
  });
}

/** What other registers say of one person than what the profile uses, for a reader of published profiles. */
export function contradictionsOf(personId: bigint, contradictions: Sql): Sql {
  return sql`select fact, source, as_of, value from ${contradictions} where person_id = ${personId} order by fact, source, value`;
}

/** A row of it. */
export function contradictionIn(row: Row): Contradiction {
  return {
    fact: String(row['fact']),
    source: String(row['source']),
    asOf: parseIsoDate(String(row['as_of'])) ?? null,
    value: String(row['value']),
  };
}
