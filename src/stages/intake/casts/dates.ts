import { dialect, literal, type Sql, sql } from '../../../base/lake/index.ts';
import { BUDDHIST_ERA_OFFSET } from '../../../base/model/index.ts';
import { DATE_CELL_END } from '../formats/index.ts';
import {
  type CastField,
  type CastInput,
  firstOf,
  isOneOf,
  layer,
  type MakeCast,
  ownNames,
  reason,
} from './cast.ts';
import { datePartLayers } from './date-parts.ts';
import { hadDigitsOf, inOwnDigits } from './digits.ts';

/** Years around the date of the data in which dates of people and papers lie; fewer than lie between the eras. */
const YEARS_BACK = 170;
const YEARS_AHEAD = 100;

/** How registers say that there is no date. */
const NO_DATE = '00000000';

/** What every row knows of its file: the year its data stands for, and the last date that is not in the future. */
const AS_OF_YEAR = sql`_as_of_year`;
const LATEST = sql`_latest`;

/** A date in the contract's form; a year of the other era is turned into the right one, unknown parts are stored as 1. */
export const castDate: MakeCast = (input) => {
  const { column, text, own, settings } = input;
  const { year, month, day, turned, common, date, taken } = ownNames(own, [
    'year',
    'month',
    'day',
    'turned',
    'common',
    'date',
    'taken',
  ]);
  const isComplete = column.partial ? sql`true` : sql`(${month} > 0 and ${day} > 0)`;
  const inTime = column.ahead ? sql`true` : sql`${date} <= ${LATEST}`;
  const isNoDate = isOneOf(text, [NO_DATE, inOwnDigits(NO_DATE, settings)]);
  const bad = [
    [sql`${taken} or ${text} is null or ${isNoDate}`, sql`null`],
    [sql`${year} is null`, reason('DATE_FORMAT')],
    [sql`${date} is null or not ${isComplete}`, reason('DATE_IMPOSSIBLE')],
  ] as const;
  return {
    layers: [
      ...datePartLayers(input),
      layer(own, { common: commonYear(year, column.date), turned: isTurned({ month, day }) }),
      layer(own, {
        date: wholeDate({
          year: common,
          month: firstOf([[turned, day]], month),
          day: firstOf([[turned, month]], day),
        }),
      }),
      layer(own, { taken: sql`(${date} is not null and ${isComplete} and ${inTime})` }),
    ],
    fields: fieldsOf(input, { taken, date, month, day }),
    bad: firstOf(bad, reason('DATE_FUTURE')),
    mended: firstOf([
      [sql`not ${taken}`, sql`null`],
      [sql`${common} <> ${usualYear(year, column.date)}`, flagEra(text)],
      [turned, reason('DAY_FOR_MONTH')],
      [hadDigitsOf(text, settings), reason('THAI_DIGITS')],
    ]),
  };
};

type Taken = Readonly<{ taken: Sql; date: Sql; month: Sql; day: Sql }>;

function fieldsOf({ column }: CastInput, { taken, date, month, day }: Taken): CastField[] {
  const value = { field: column.field, value: firstOf([[taken, date]]) };
  if (!column.partial) return [value];
  const precision = firstOf(
    [
      [sql`not ${taken}`, sql`null`],
      [sql`${month} = 0`, literal('year')],
      [sql`${day} = 0`, literal('month')],
    ],
    literal('day'),
  );
  return [value, { field: `${column.field}_precision`, value: precision }];
}

/** No month has a number above 12, so a day up to 12 beside one changed places with it. */
function isTurned({ month, day }: Readonly<{ month: Sql; day: Sql }>): Sql {
  return sql`coalesce(${month} between 13 and 31 and ${day} between 1 and 12, false)`;
}

/** The year that the contract's form means. */
function usualYear(year: Sql, form: CastInput['column']['date']): Sql {
  return form?.startsWith('be') ? sql`${year} - ${literal(BUDDHIST_ERA_OFFSET)}` : year;
}

/**
 * The year of the common era, whichever was meant: as the contract says, of the other era, or with the years between the
 * eras added or taken away once too often. The windows do not overlap, so there is one answer or none.
 */
function commonYear(year: Sql, form: CastInput['column']['date']): Sql {
  const shifts = form?.startsWith('be') ? [1, 0, 2] : [0, 1, -1];
  const years = shifts.map((times) => sql`${year} - ${literal(times * BUDDHIST_ERA_OFFSET)}`);
  const isUsual = (of: Sql) =>
    sql`${of} between ${AS_OF_YEAR} - ${literal(YEARS_BACK)} and ${AS_OF_YEAR} + ${literal(YEARS_AHEAD)}`;
  return firstOf(years.map((of) => [isUsual(of), of]));
}

/** Most dates are whole and are looked at once; where a part is not known it is stored as 1. */
function wholeDate({ year, month, day }: Readonly<{ year: Sql; month: Sql; day: Sql }>): Sql {
  const first = literal(1);
  return firstOf([
    [sql`${month} > 0 and ${day} > 0`, dialect.dateOf({ year, month, day })],
    [sql`${month} > 0`, dialect.dateOf({ year, month, day: first })],
    [sql`${year} is not null`, dialect.dateOf({ year, month: first, day: first })],
  ]);
}

/** A date cell of a workbook has no era of its own: nobody wrote its year, so there is nothing to flag. */
function flagEra(text: Sql): Sql {
  const isCell = sql`substr(${text}, ${literal(-DATE_CELL_END.length)}) = ${literal(DATE_CELL_END)}`;
  return firstOf([[isCell, sql`null`]], reason('ERA_REPAIRED'));
}
