import { withinAreas } from '../../../base/access/index.ts';
import { type Condition, type ConditionLeaf, leavesOf } from '../../../base/condition/index.ts';
import { problem } from '../../../base/errors/index.ts';
import { dialect, id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import { columnOf, type Measure, measuresOf, unitOf } from '../../../stages/areas/index.ts';
import type { CohortReading } from '../cohort-desk.ts';
import { among } from '../people/index.ts';
import type { Visited } from '../visited.ts';

type Content = Pick<CohortReading, 'country' | 'asOf' | 'places'> & Readonly<{ visited?: Visited }>;

/**
 * A condition as SQL over `areas.people`: true, false, or null where what it asks is not known of somebody. Names become columns only
 * through the country's content. Throws REQUEST_INVALID for what the content does not have, AREA_UNKNOWN.
 */
export function compileCondition(content: Content, condition: Condition): Sql {
  if ('all' in condition) return joined(condition.all, ' and ');
  if ('any' in condition) return joined(condition.any, ' or ');
  if ('not' in condition) return sql`(not ${compileCondition(content, condition.not)})`;
  return compileLeaf(content, condition);

  function joined(parts: readonly Condition[], between: string): Sql {
    return sql`(${join(
      parts.map((part) => compileCondition(content, part)),
      between,
    )})`;
  }
}

/** The living, and of the dead those whom a figure that the condition asks for counts. */
export function countedFor({ country }: Content, condition: Condition): Sql {
  const measures = measuresOf(country.measures, country.programmes);
  const everyone = measures.find(({ counts }) => counts.kind === 'everyone');
  if (!everyone) return sql`true`;
  const leaves = leavesOf(condition);
  const ofTheDead = measures.filter(
    (measure) => measure.countsTheDead && leaves.some((leaf) => isNamed(leaf) && isAsked(measure, leaf)),
  );
  const counted = [everyone, ...ofTheDead].map((measure) => sql`coalesce(${columnFor(measure)}, false)`);
  return sql`(${join(counted, ' or ')})`;
}

function isNamed(leaf: ConditionLeaf): leaf is NamedLeaf {
  return 'measure' in leaf || 'dimension' in leaf || 'programme' in leaf;
}

function columnFor(measure: Measure): Sql {
  return id(columnOf(measure.id));
}

function compileLeaf(content: Content, leaf: ConditionLeaf): Sql {
  const { measures } = content.country;
  const { places } = content;
  if ('area' in leaf) return withinAreas('village_code', places.officialParts(places.get(leaf.area).code));
  if ('sex' in leaf) return sql`(sex = ${leaf.sex})`;
  if ('age' in leaf) return ageCondition(content, leaf.age);
  if ('stage' in leaf) return sql`(stage = ${known(measures.stages, leaf.stage, 'stage')})`;
  if ('group' in leaf) return id(columnOf(`in_${known(measures.groups, leaf.group, 'group')}`));
  if ('missing' in leaf)
    return sql`(coalesce(${id('missing_out_satang_month')}, 0) >= ${BigInt(leaf.missing.satangAMonth)})`;
  if ('notVisited' in leaf) return notVisited(content, leaf.notVisited.days);
  if ('programme' in leaf && leaf.programme.is === 'eligible') return entitled(content, leaf.programme.id);
  return columnFor(measureFor(content, leaf));
}

/** Whom nobody visited in so many days; who was visited has been looked up before the condition is compiled. */
function notVisited({ visited }: Content, days: number): Sql {
  const keys = visited?.get(days);
  if (!keys) throw problem('UNEXPECTED', { where: 'condition', reason: 'nobody looked up who was visited' });
  return sql`(not ${among(keys)})`;
}

/** Whoever cannot be told to be entitled is not taken for somebody without the right. */
function entitled(content: Content, programme: string): Sql {
  const of = (is: 'eligible' | 'cannot-tell') =>
    columnFor(measureFor(content, { programme: { id: programme, is } }));
  return sql`(case when ${of('cannot-tell')} then null else ${of('eligible')} end)`;
}

function known(content: readonly Readonly<{ id: string }>[], wanted: string, where: string): string {
  if (content.some((one) => one.id === wanted)) return wanted;
  throw unknownPart(where);
}

/** Full years on the day of the data. */
function ageCondition(
  { asOf }: Content,
  { from, to }: Readonly<{ from?: number | undefined; to?: number | undefined }>,
): Sql {
  const today = sql`cast(${literal(asOf)} as date)`;
  const oldEnough = sql`birth_date <= ${dialect.addYears(today, -(from ?? 0))}`;
  if (to === undefined) return sql`(${oldEnough})`;
  return sql`(${oldEnough} and birth_date > ${dialect.addYears(today, -(to + 1))})`;
}

type NamedLeaf = Extract<
  ConditionLeaf,
  Readonly<{ measure: string }> | Readonly<{ dimension: string }> | Readonly<{ programme: unknown }>
>;

/** The figure that counts what is asked. */
export function measureFor({ country }: Pick<Content, 'country'>, leaf: NamedLeaf): Measure {
  const found = measuresOf(country.measures, country.programmes).find((measure) => isAsked(measure, leaf));
  if (found && unitOf(found) === 'people') return found;
  throw unknownPart('measure' in leaf ? 'measure' : 'dimension' in leaf ? 'dimension' : 'programme');
}

function isAsked({ id: measure, counts }: Measure, leaf: NamedLeaf): boolean {
  if ('measure' in leaf) return measure === leaf.measure;
  if ('dimension' in leaf) return counts.kind === 'dimension' && counts.dimension === leaf.dimension;
  const { id: programme, is } = leaf.programme;
  if (!('programme' in counts) || counts.programme !== programme) return false;
  if (is === 'receiving') return counts.kind === 'paid';
  if (is === 'missing-out') return counts.kind === 'gap' && counts.gap === 'missing-out';
  return counts.kind === 'answer' && counts.is === is;
}

function unknownPart(where: string) {
  return problem('REQUEST_INVALID', { where: `condition.${where}`, reason: 'there is no such thing' });
}
