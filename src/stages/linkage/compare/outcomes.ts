import { dialect, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import { type Guard, type LinkageSettings, type LinkRule, OUTCOMES, type Outcome } from '../settings.ts';

/** The four facts that every comparison has a column for, `<fact>_outcome`. */
const PERSONAL_FACTS = ['given', 'family', 'birth', 'sex'] as const;
type PersonalFact = (typeof PERSONAL_FACTS)[number];

const UNKNOWN = codeOf('unknown');
const DIFFERS = codeOf('differs');
const NEAR = codeOf('near');
const SAME = codeOf('same');

/** The small integer by which the lake knows an outcome; a higher one agrees more. */
export function codeOf(outcome: Outcome): Sql {
  return literal(OUTCOMES.indexOf(outcome));
}

/** Same, differs, or unknown where either side is null. */
export function equalOutcome(left: Sql, right: Sql): Sql {
  return sql`cast(case
            when ${left} is null or ${right} is null then ${UNKNOWN}
            when ${left} = ${right} then ${SAME}
            else ${DIFFERS}
          end as tinyint)`;
}

/**
 * The outcome of two folded names, by their integers and, where those differ, their letters. Letters are compared one by one only
 * where as many edits could make the texts equally long.
 */
export function nameOutcome(
  folds: readonly [Sql, Sql],
  letters: readonly [Sql, Sql],
  { near }: LinkageSettings,
): Sql {
  const [left, right] = [sql`length(${letters[0]})`, sql`length(${letters[1]})`];
  const edits = literal(near.maxEdits);
  return sql`cast(case
            when ${folds[0]} is null or ${folds[1]} is null then ${UNKNOWN}
            when ${folds[0]} = ${folds[1]} then ${SAME}
            when least(${left}, ${right}) >= ${literal(near.minLetters)}
              and abs(${left} - ${right}) <= ${edits}
              and ${dialect.editDistance(letters[0], letters[1])} <= ${edits} then ${NEAR}
            else ${DIFFERS}
          end as tinyint)`;
}

/** One side of a comparison of birth dates. */
type Birth = Readonly<{ date: Sql; precision: Sql }>;

/**
 * Compared as far as both are known: same to the day; near when the known parts agree, when the eras or day and month were mixed up, and
 * on a day that is written where only the year is known.
 */
export function birthOutcome(left: Birth, right: Birth, { eraYears, placeholderDays }: LinkageSettings): Sql {
  const precision = sql`least(${left.precision}, ${right.precision})`;
  const eraApart = sql`abs(year(${left.date}) - year(${right.date})) = ${literal(eraYears)}`;
  const otherEra = [eraYears, -eraYears].map(
    (years) => sql`${dialect.addYears(left.date, years)} = ${right.date}`,
  );
  return sql`cast(case
            when ${left.date} is null or ${right.date} is null then ${UNKNOWN}
            when ${precision} = 3 and ${left.date} = ${right.date}
              then ${isPlaceholder(left.date, placeholderDays)}
            when ${precision} = 2 and date_trunc('month', ${left.date}) = date_trunc('month', ${right.date}) then ${NEAR}
            when ${precision} = 1 and date_trunc('year', ${left.date}) = date_trunc('year', ${right.date}) then ${NEAR}
            when ${eraApart} and (${join(otherEra, ' or ')}) then ${NEAR}
            when ${precision} = 3 and ${hasDayForMonth(left.date, right.date)} then ${NEAR}
            else ${DIFFERS}
          end as tinyint)`;
}

function isPlaceholder(date: Sql, days: readonly string[]): Sql {
  const ones = days.map((day) => {
    const [month, dayOfMonth] = day.split('-').map(Number);
    return sql`(month(${date}) = ${literal(month ?? 0)} and day(${date}) = ${literal(dayOfMonth ?? 0)})`;
  });
  return ones.length === 0 ? SAME : sql`case when ${join(ones, ' or ')} then ${NEAR} else ${SAME} end`;
}

function hasDayForMonth(left: Sql, right: Sql): Sql {
  const part = (name: Sql, of: Sql) => sql`${name}(${of})`;
  const [year, month, day] = [sql`year`, sql`month`, sql`day`];
  return sql`${part(year, left)} = ${part(year, right)} and ${part(month, left)} = ${part(day, right)} and ${part(day, left)} = ${part(month, right)}`;
}

/** Whether a shared number is believed when these are the outcomes. */
export function isBelieved(guard: Guard, outcomes: Readonly<Record<PersonalFact, Outcome>>): boolean {
  const agrees = (fact: PersonalFact) => outcomes[fact] === 'near' || outcomes[fact] === 'same';
  const agreements = PERSONAL_FACTS.filter(agrees).length;
  const differences = PERSONAL_FACTS.filter((fact) => outcomes[fact] === 'differs').length;
  return (
    agreements >= guard.agreements &&
    guard.oneOf.some(agrees) &&
    (differences <= guard.differences || outcomes.birth === 'same')
  );
}

/** The same in SQL, over the outcome columns. */
export function guardHolds(guard: Guard): Sql {
  const agreements = countOf(sql`>= ${NEAR}`);
  const differences = countOf(sql`= ${DIFFERS}`);
  const oneOf = guard.oneOf.map((fact) => sql`${columnOf(fact)} >= ${NEAR}`);
  return sql`(
            ${agreements} >= ${literal(guard.agreements)}
            and (${join(oneOf, ' or ')})
            and (${differences} <= ${literal(guard.differences)} or birth_outcome = ${SAME})
          )`;
}

/** Whether a candidate meets a rule (twins apart, for they concern other candidates). */
export function ruleHolds(rule: LinkRule): Sql {
  const needs = ([...PERSONAL_FACTS, 'place', 'number'] as const).flatMap((fact) => {
    const allowed = rule[fact];
    return allowed ? [sql`${columnOf(fact)} in (${join(allowed.map(codeOf))})`] : [];
  });
  return needs.length === 0 ? sql`true` : join(needs, ' and ');
}

/** True, false, or null where the fact was not known: what a link keeps as its evidence. */
export function agreement(outcome: Sql, leastOutcome: Outcome): Sql {
  return sql`case when ${outcome} = ${UNKNOWN} then null else ${outcome} >= ${codeOf(leastOutcome)} end`;
}

function countOf(test: Sql): Sql {
  const terms = PERSONAL_FACTS.map((fact) => sql`case when ${columnOf(fact)} ${test} then 1 else 0 end`);
  return sql`(${join(terms, ' + ')})`;
}

function columnOf(fact: LinkFact): Sql {
  return OUTCOME_COLUMNS[fact];
}

type LinkFact = keyof typeof OUTCOME_COLUMNS;

const OUTCOME_COLUMNS = {
  given: sql`given_outcome`,
  family: sql`family_outcome`,
  birth: sql`birth_outcome`,
  sex: sql`sex_outcome`,
  place: sql`place_outcome`,
  number: sql`number_outcome`,
} as const;
