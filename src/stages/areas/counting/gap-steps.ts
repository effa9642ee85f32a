import { dialect, id, join, literal, type Sql, type SqlStep, sql } from '../../../base/lake/index.ts';
import type { Measure } from '../measures/index.ts';
import type { PeopleInputs } from './inputs.ts';
import type { Mark } from './marks.ts';
import { columnOf } from './measure-columns.ts';

/** One row a person with flags: the marks of the measures that count them, and the money of those that add it up. */
export function gapMarks(inputs: PeopleInputs): SqlStep {
  const { words } = inputs.layout;
  const marks = gapMarksOf(inputs);
  const bits = words.map((name, word) => sql`${dialect.bitOr(wordOf(marks, word))} as ${id(name)}`);
  const money = gapAmountsOf(inputs).map(
    (measure) => sql`${moneyOf(measure)} as ${id(columnOf(measure.id))}`,
  );
  return {
    table: 'gap_marks',
    select: sql`
      select person_id${join([sql``, ...bits, ...money], ',\n        ')}
      from gaps.gaps
      group by person_id`,
  };
}

/** Marks that flags set. */
export function gapMarksOf({ layout }: PeopleInputs): Mark[] {
  return layout.marks.filter(({ measure }) => measure.counts.kind === 'gap');
}

/** Amounts that flags carry. */
export function gapAmountsOf({ layout }: PeopleInputs): Measure[] {
  return layout.amounts.filter(({ counts }) => counts.kind === 'gap-money');
}

/** What one flag marks: what is counted of its kind in any programme, and what of its kind in its own. */
function wordOf(marks: readonly Mark[], word: number): Sql {
  const here = marks.filter((mark) => mark.word === word);
  const inAny = bitsBy(here, (measure) => (programmeOf(measure) === undefined ? kindOf(measure) : undefined));
  const inOwn = bitsBy(here, (measure) => {
    const programme = programmeOf(measure);
    return programme === undefined ? undefined : `${kindOf(measure)}:${programme}`;
  });
  return sql`(${choose(sql`kind`, inAny)} + ${choose(sql`kind || ':' || programme`, inOwn)})`;
}

/** The bits of the measures that ask for the same flags. */
function bitsBy(
  marks: readonly Mark[],
  asked: (measure: Measure) => string | undefined,
): Map<string, bigint> {
  const bits = new Map<string, bigint>();
  for (const { measure, bit } of marks) {
    const key = asked(measure);
    if (key !== undefined) bits.set(key, (bits.get(key) ?? 0n) | bit);
  }
  return bits;
}

function choose(value: Sql, bits: ReadonlyMap<string, bigint>): Sql {
  if (bits.size === 0) return sql`cast(0 as bigint)`;
  const whens = [...bits].map(([key, bit]) => sql`when ${literal(key)} then cast(${literal(bit)} as bigint)`);
  return sql`case ${value} ${join(whens, ' ')} else 0 end`;
}

function moneyOf(measure: Measure): Sql {
  const programme = programmeOf(measure);
  const ofProgramme = programme === undefined ? sql`` : sql` and programme = ${literal(programme)}`;
  return sql`cast(sum(amount_month) filter (kind = ${literal(kindOf(measure))}${ofProgramme}) as bigint)`;
}

function kindOf({ counts }: Measure): string {
  return 'gap' in counts ? counts.gap : '';
}

function programmeOf({ counts }: Measure): string | undefined {
  return 'programme' in counts ? counts.programme : undefined;
}
