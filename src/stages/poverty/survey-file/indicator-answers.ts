import { problem } from '../../../base/errors/index.ts';
import { dialect, type Engine, id, join, literal, type Sql, sql } from '../../../base/lake/index.ts';
import { SURVEY_TABLE } from './open-survey.ts';
import type { SurveyIndicator } from './set-schema.ts';

/** Whether an answer means that something is lacking; null where it is empty or listed as not known. */
export function isDeprived(indicator: SurveyIndicator, column: Sql): Sql {
  const answer = knownAnswer(indicator, column);
  const { deprived } = indicator;
  if ('when' in deprived) return sql`${answer} in (${listOf(deprived.when)})`;
  const number = dialect.numberOf(answer);
  if ('below' in deprived) return sql`${number} < ${dialect.double(deprived.below)}`;
  if ('atMost' in deprived) return sql`${number} <= ${dialect.double(deprived.atMost)}`;
  if ('above' in deprived) return sql`${number} > ${dialect.double(deprived.above)}`;
  return sql`${number} >= ${dialect.double(deprived.atLeast)}`;
}

/** Refuses a survey with an answer that cannot be, naming column and row but never what stands there. Throws SURVEY_ANSWER_IMPOSSIBLE. */
export async function refuseImpossible(
  engine: Engine,
  indicators: readonly SurveyIndicator[],
  columnOf: (name: string) => Sql,
): Promise<void> {
  const tests = indicators.flatMap((indicator, place) => {
    const impossible = isImpossible(indicator, columnOf(indicator.column));
    return [
      sql`count(*) filter (where ${impossible}) as ${id(`rows_${place}`)}`,
      sql`min(${dialect.rowPlace(SURVEY_TABLE)}) filter (where ${impossible}) as ${id(`first_${place}`)}`,
    ];
  });
  const [found = {}] = await engine.rows(sql`select ${join(tests)} from ${id(SURVEY_TABLE)}`);
  indicators.forEach((indicator, place) => {
    const rows = Number(found[`rows_${place}`]);
    if (rows > 0)
      throw problem('SURVEY_ANSWER_IMPOSSIBLE', {
        column: indicator.column,
        rows,
        row: Number(found[`first_${place}`]) + 1,
        allowed: allowedText(indicator),
      });
  });
}

function isImpossible(indicator: SurveyIndicator, column: Sql): Sql {
  const answer = knownAnswer(indicator, column);
  const { deprived, range } = indicator;
  if ('when' in deprived)
    return sql`${answer} is not null and ${answer} not in (${listOf([...deprived.when, ...deprived.unless])})`;
  const number = dialect.numberOf(answer);
  const inside = range
    ? sql`${number} between ${dialect.double(range.from)} and ${dialect.double(range.to)}`
    : sql`${number} is not null`;
  return sql`${answer} is not null and not coalesce(${inside}, false)`;
}

function allowedText({ deprived, range, unknown }: SurveyIndicator): string {
  const none = unknown.length > 0 ? [`(${unknown.join(', ')})`] : [];
  if ('when' in deprived) return [...deprived.when, ...deprived.unless, ...none].join(', ');
  return [range ? `${range.from} – ${range.to}` : '0-9', ...none].join(', ');
}

/** Where numbers are asked, a code is a number too: 99, 99.0 and 099 all mean "not known". */
function knownAnswer({ unknown, deprived }: SurveyIndicator, column: Sql): Sql {
  if (unknown.length === 0) return column;
  const numbers = unknown.map(Number).filter((code) => Number.isFinite(code));
  const isCode =
    'when' in deprived || numbers.length === 0
      ? sql`${column} in (${listOf(unknown)})`
      : sql`${column} in (${listOf(unknown)}) or coalesce(${dialect.numberOf(column)} in (${join(numbers.map((code) => dialect.double(code)))}), false)`;
  return sql`case when not (${isCode}) then ${column} end`;
}

function listOf(codes: readonly string[]): Sql {
  return join(codes.map((code) => literal(code)));
}
