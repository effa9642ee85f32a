import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import { agreement, codeOf } from '../compare/index.ts';
import type { LinkageContext } from '../inputs.ts';
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

/** What each kind of link says in words; where the number alone settles, also the weight. */
export function linkKinds(): SqlStep {
  const weight = sql`round(cast(settled_weights.weight as double), 3)`;
  return {
    table: 'link_kinds',
    select: sql`
    with known_kind as (
      ${knownKinds()}
    ),
    parted as (
      select kind, ${join(PARTS.map(({ name }) => sql`${partOf(name)} as ${id(name)}`))}
      from known_kind
    )
    select
      parted.kind,
      parted.source as source_number,
      source_names.name as source,
      ${wordOf('tier', TIERS)} as tier,
      ${agreement(sql`given_outcome`, 'same')} as agree_given,
      ${agreement(sql`family_outcome`, 'same')} as agree_family,
      ${agreement(sql`birth_outcome`, 'near')} as agree_birth,
      ${agreement(sql`parted.sex_outcome`, 'same')} as agree_sex,
      ${weight} as weight,
      ${probabilityOf(weight)} as probability,
      ${wordOf('repair', REPAIRS)} as repair
    from parted
    join source_names on source_names.source = parted.source
    left join settled_weights
      on settled_weights.sex_outcome = parted.sex_outcome and tier = ${tierNumber('number')}`,
  };
}

/** The kinds that rows of the register of record and settled rows can have, and those that the others have. */
function knownKinds(): Sql {
  const same = codeOf('same');
  const settled = kindOf({
    given_outcome: same,
    family_outcome: same,
    birth_outcome: same,
    sex_outcome: sql`sex_outcome`,
    tier: tierNumber('number'),
    source: sql`source`,
  });
  return sql`
      select ${kindOf({ tier: tierNumber('spine'), source: sql`source` })} as kind from source_names
      union
      select ${settled} from source_names cross join (values (0), (1), (2), (3)) as outcomes(sex_outcome)
      union
      select kind from scored_links`;
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
