import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { agreement } from '../compare/index.ts';
import { type LinkageContext, peopleSources } from '../inputs.ts';
import { SLIPS, sourceOf } from '../rows/index.ts';
import { OUTCOMES } from '../settings.ts';
import { cutLinks, TIERS, tierNumber, unsettledLinks } from './linked-rows.ts';

const FACTS = ['given', 'family', 'birth', 'sex'] as const;
const REPAIRS = [null, ...Object.values(SLIPS)];

/** What is the same of many links, as one small integer: each part has so many bits above those of the parts before it. */
const PARTS = [
  { name: 'sex_outcome', bits: bitsFor(OUTCOMES) },
  { name: 'birth_outcome', bits: bitsFor(OUTCOMES) },
  { name: 'family_outcome', bits: bitsFor(OUTCOMES) },
  { name: 'given_outcome', bits: bitsFor(OUTCOMES) },
  { name: 'tier', bits: bitsFor(TIERS) },
  { name: 'repair', bits: bitsFor(REPAIRS) },
] as const;
type Part = (typeof PARTS)[number]['name'];

/** The kind of a link. A part that is not named is 0: unknown, the first tier, nothing repaired. */
export function kindOf(parts: Readonly<Partial<Record<Part, Sql>>>): Sql {
  const terms = PARTS.flatMap(({ name }) => {
    const value = parts[name];
    return value ? [sql`cast(${value} as smallint) * ${literal(2 ** lowestBit(name))}`] : [];
  });
  return sql`cast(${join(terms, ' + ')} as smallint)`;
}

/** From so many bits on a probability of six digits is 1, which needs no power. */
const SURE_BITS = 21;

/** The probability that a published weight says. */
export function probabilityOf(weight: Sql): Sql {
  return sql`case when ${weight} >= ${literal(SURE_BITS)} then 1.0 else round(1 / (1 + pow(2, -${weight})), 6) end`;
}

/** Rows that the number alone did not settle or that a reviewer took away, by the id of their person, with kind and weight. */
export function scoredLinks({ decisions }: LinkageContext): SqlStep {
  const outcomes = Object.fromEntries(
    FACTS.map((fact) => {
      const column = id(`${fact}_outcome`);
      return [`${fact}_outcome`, sql`coalesce(island_groups.${column}, linked_row.${column})`];
    }),
  );
  const repair = join(
    Object.values(SLIPS).map((slip, index) => sql`when ${literal(slip)} then ${literal(index + 1)}`),
    ' ',
  );
  const kind = kindOf({
    ...outcomes,
    tier: sql`tier`,
    repair: sql`case repair ${repair} else 0 end`,
  });
  const cut =
    decisions.length > 0
      ? sql`where record not in (select record from cut_rows) union all ${cutLinks()}`
      : sql``;
  return {
    table: 'scored_links',
    select: sql`
    with unsettled_link as (
      ${unsettledLinks()}
    ),
    linked_row as (
      select * from unsettled_link ${cut}
    )
    select
      people.person_id,
      linked_row.record,
      ${kind} as kind,
      round(cast(coalesce(linked_row.weight, island_groups.weight) as double), 3) as weight
    from linked_row
    join people on people.person = linked_row.person
    left join island_groups
      on island_groups.person = linked_row.person and not people.leads and linked_row.tier = ${tierNumber('island')}`,
  };
}

/** The parts that a kind is made of and the source of the record, as columns of their names beside all columns of `from`. */
export function kindsInParts(from: Sql): Sql {
  const parts = PARTS.map(({ name }) => sql`${partOf(name)} as ${id(name)}`);
  return sql`select kinds.*, ${sourceOf(sql`record`)} as source, ${join(parts)} from (${from}) as kinds`;
}

/** What source and kind say in words. */
export function wordsOfKind(context: LinkageContext): Sql {
  const names = new Map(peopleSources(context).map(({ number, id: name }) => [number, name]));
  const places = Array.from(
    { length: Math.max(0, ...names.keys()) + 1 },
    (_, number) => names.get(number) ?? null,
  );
  return sql`
      ${dialect.wordAt(places, sql`source`)} as source,
      ${dialect.wordAt(TIERS, sql`tier`)} as tier,
      ${agreement(sql`given_outcome`, 'same')} as agree_given,
      ${agreement(sql`family_outcome`, 'same')} as agree_family,
      ${agreement(sql`birth_outcome`, 'near')} as agree_birth,
      ${agreement(sql`sex_outcome`, 'same')} as agree_sex,
      ${dialect.wordAt(REPAIRS, sql`repair`)} as repair`;
}

function partOf(name: Part): Sql {
  const bits = PARTS.find((part) => part.name === name)?.bits ?? 0;
  return dialect.lowBits(dialect.highBits(sql`kind`, lowestBit(name)), bits);
}

function lowestBit(name: Part): number {
  const place = PARTS.findIndex((part) => part.name === name);
  return PARTS.slice(0, place).reduce((sum, { bits }) => sum + bits, 0);
}

function bitsFor(values: readonly unknown[]): number {
  return Math.ceil(Math.log2(values.length));
}
