import { join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import { OUTCOMES, type ScoreSettings } from '../settings.ts';

/** The facts that are compared, in the order in which they are packed. */
export const COMPARED = ['given', 'family', 'birth', 'sex', 'place', 'number'] as const;
export type Compared = (typeof COMPARED)[number];

/** Every fact has as many outcomes: unknown, differs, near, same. */
export const LEVELS = COMPARED.map(() => OUTCOMES.length);

/** The outcomes of a pair as one small integer. */
export function patternOf(columnOf: (fact: Compared) => Sql): Sql {
  const parts = COMPARED.map(
    (fact, place) => sql`cast(${columnOf(fact)} as integer) * ${literal(OUTCOMES.length ** place)}`,
  );
  return sql`(${join(parts, ' + ')})`;
}

/** The population of everybody whom none of the settings' populations takes. */
export const OTHERS = 'others';

/** Which model a row of the residue is judged by. `latestBirth` is the day ages are counted back from. */
export function populationOf({ populations }: ScoreSettings, latestBirth: Sql): Sql {
  const cases = populations.map(({ id, youngerThan, numberClasses }) => {
    const isYoung =
      youngerThan === undefined ? [] : [sql`birth > ${latestBirth} - ${literal(youngerThan * DAYS_A_YEAR)}`];
    const classes = numberClasses?.map((first) => literal(first));
    const isOfClass = classes ? [sql`number // ${literal(10 ** 12)} in (${join(classes)})`] : [];
    return sql`when ${join([...isYoung, ...isOfClass], ' and ')} then ${literal(id)}`;
  });
  return cases.length === 0 ? literal(OTHERS) : sql`case ${join(cases, ' ')} else ${literal(OTHERS)} end`;
}

const DAYS_A_YEAR = 365;
