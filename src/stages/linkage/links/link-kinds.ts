import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { agreement } from '../compare/index.ts';
import { type LinkageContext, peopleSources } from '../inputs.ts';
import { SLIPS } from '../rows/index.ts';
import { OUTCOMES } from '../settings.ts';
import { cutLinks, TIERS, tierNumber, unsettledLinks } from './linked-rows.ts';

const FACTS = ['given', 'family', 'birth', 'sex'] as const;
const REPAIRS = [null, ...Object.values(SLIPS)];
const MOST_SOURCES = 2 ** 15;

/** What is the same of many links, as one integer: each part takes the place above those before it. */
const PARTS = [
  { name: 'sex_outcome', values: OUTCOMES.length },
  { name: 'birth_outcome', values: OUTCOMES.length },
  { name: 'family_outcome', values: OUTCOMES.length },
  { name: 'given_outcome', values: OUTCOMES.length },
  { name: 'tier', values: TIERS.length },
  { name: 'repair', values: REPAIRS.length },
  { name: 'source', values: MOST_SOURCES },
] as const;
type Part = (typeof PARTS)[number]['name'];

/** The kind of a link. A part that is not named is 0: unknown, the first tier, nothing repaired. */
export function kindOf(parts: Readonly<Partial<Record<Part, Sql>>>): Sql {
  const terms = PARTS.flatMap(({ name }, place) => {
    const value = parts[name];
    return value ? [sql`cast(${value} as integer) * ${literal(placeValue(place))}`] : [];
  });
  return sql`(${join(terms, ' + ')})`;
}

/** The probability that a published weight says. */
export function probabilityOf(weight: Sql): Sql {
  return sql`round(1 / (1 + pow(2, -${weight})), 6)`;
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
    source: sql`linked_row.source`,
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

/** The parts that a kind is made of, as columns of their names beside all columns of `from`. */
export function kindsInParts(from: Sql): Sql {
  const parts = PARTS.map(({ name }) => sql`${partOf(name)} as ${id(name)}`);
  return sql`select kinds.*, ${join(parts)} from (${from}) as kinds`;
}

/** What the parts of a kind say in words. Most links are sure and unmended, so that is asked first. */
export function wordsOfKind(context: LinkageContext): Sql {
  const names = new Map(peopleSources(context).map(({ number, id: name }) => [number, name]));
  const places = Array.from({ length: Math.max(0, ...names.keys()) + 1 }, (_, number) =>
    literal(names.get(number) ?? ''),
  );
  return sql`
      ${dialect.elementAt(places, id('source'))} as source,
      ${wordOf('tier', TIERS)} as tier,
      ${agreement(sql`given_outcome`, 'same')} as agree_given,
      ${agreement(sql`family_outcome`, 'same')} as agree_family,
      ${agreement(sql`birth_outcome`, 'near')} as agree_birth,
      ${agreement(sql`sex_outcome`, 'same')} as agree_sex,
      ${wordOf('repair', REPAIRS)} as repair`;
}

function wordOf(part: Part, words: readonly (string | null)[]): Sql {
  const cases = words.map((word, number) => sql`when ${literal(number)} then ${literal(word)}`);
  return sql`case ${id(part)} ${join(cases, ' ')} end`;
}

function placeValue(place: number): number {
  return PARTS.slice(0, place).reduce((product, { values }) => product * values, 1);
}

function partOf(name: Part): Sql {
  const place = PARTS.findIndex((part) => part.name === name);
  const values = PARTS[place]?.values ?? 1;
  return sql`(${dialect.divided(sql`kind`, literal(placeValue(place)))} % ${literal(values)})`;
}
