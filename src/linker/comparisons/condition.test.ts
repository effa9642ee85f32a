import { describe, expect, it } from 'vitest';
import { render } from '../../base/lake/index.ts';
import { type Condition, columnsOf, conditionHolds, conditionSchema, conditionSql } from './index.ts';
import { PAIR_COLUMNS } from './testing/index.ts';

const complaintOf = (condition: unknown) => {
  const issue = conditionSchema.safeParse(condition).error?.issues[0];
  return issue && `${issue.path.join('.')}: ${issue.message}`;
};

describe('a condition of the settings', () => {
  it('may be nested and name other columns', () => {
    const condition: Condition = {
      is: 'all',
      of: [
        { is: 'not', of: { is: 'exact', column: 'family' } },
        {
          is: 'any',
          of: [
            { is: 'swapped', with: 'family' },
            { is: 'days-apart', atMost: 3, column: 'born' },
          ],
        },
        { is: 'km', atMost: 2.5, latitude: 'lat', longitude: 'lon' },
        { is: 'sql', sql: 'l.sex <> r.sex', columns: ['sex'] },
      ],
    };
    expect(conditionSchema.parse(condition)).toEqual(condition);
    expect(columnsOf(condition, 'given')).toEqual(['family', 'given', 'born', 'lat', 'lon', 'sex']);
  });

  it('is refused with the place and with what there is instead', () => {
    expect(complaintOf({ is: 'soundslike' })).toMatch(/^is: no such condition; there are exact, .*, sql$/);
    expect(complaintOf({ is: 'all', of: [{ is: 'exact' }, { is: 'prefix', lenght: 3 }] })).toMatch(/^of\.1/);
    expect(complaintOf({ is: 'exact', colum: 'x' })).toMatch(/colum/);
    expect(complaintOf({ is: 'all', of: [] })).toMatch(/at least one/);
    expect(complaintOf({ is: 'jaro-winkler', atLeast: 92 })).toMatch(/above 0, at most 1/);
    expect(complaintOf({ is: 'levenshtein', atMost: 1.5 })).toMatch(/whole number/);
    expect(complaintOf({ is: 'same-part', part: 'week' })).toMatch(/^part/);
  });
});

describe('custom SQL', () => {
  const custom = (sql: string, ...columns: string[]): Condition => ({ is: 'sql', sql, columns });

  it('puts in the columns and leaves quoted text alone', () => {
    const condition = custom(`substr(l.a, 1, 2) = r."b c" and 'l.a' <> r.a and cell.x = 1`, 'a', 'b c');
    const { text, values } = render(conditionSql(condition, 'a', PAIR_COLUMNS));
    expect(text).toBe(`(substr("l_a", 1, 2) = "r_b c" and 'l.a' <> "r_a" and cell.x = 1)`);
    expect(values).toEqual([]);
  });

  it('is one expression over columns that it names', () => {
    expect(complaintOf(custom('l.a = r.a', 'a'))).toBeUndefined();
    expect(complaintOf(custom('l.a = r.b', 'a'))).toMatch(/r\.b, which is not among its columns/);
    expect(complaintOf(custom('true', 'a'))).toMatch(/compares nothing/);
    expect(complaintOf(custom('l.a = r.a; drop table x', 'a'))).toMatch(/without ;/);
    expect(complaintOf(custom('l.a = r.a -- yes', 'a'))).toMatch(/without --/);
    expect(complaintOf(custom('l.a = $1', 'a'))).toMatch(/without \$/);
    expect(complaintOf(custom('l.a = r.a) or (true', 'a'))).toMatch(/brackets/);
    expect(complaintOf(custom("l.a = 'x", 'a'))).toMatch(/' is not closed/);
    expect(complaintOf(custom("l.a || ';' = r.a", 'a'))).toBeUndefined();
  });

  it('is answered by the engine only', () => {
    const pair = [{ a: 'x' }, { a: 'x' }] as const;
    expect(() => conditionHolds(custom('l.a = r.a', 'a'), 'a', ...pair)).toThrow(/CONDITION_NEEDS_ENGINE/);
  });
});

describe('a condition on two records', () => {
  const holds = (condition: Condition, left: string | null, right: string | null) =>
    conditionHolds(condition, 'a', { a: left }, { a: right });
  const no: Condition = { is: 'exact' };
  const unknown: Condition = { is: 'exact', column: 'missing' };

  it('is not known when a value that decides it is missing', () => {
    expect(holds(no, null, 'x')).toBeNull();
    expect(holds({ is: 'any', of: [no, unknown] }, 'x', 'x')).toBe(true);
    expect(holds({ is: 'all', of: [no, unknown] }, 'x', 'y')).toBe(false);
    expect(holds({ is: 'all', of: [no, unknown] }, 'x', 'x')).toBeNull();
    expect(holds({ is: 'not', of: unknown }, 'x', 'x')).toBeNull();
  });

  it('about dates uses the parts that are known', () => {
    expect(holds({ is: 'same-part', part: 'year' }, '1850', '1850-03-04')).toBe(true);
    expect(holds({ is: 'same-part', part: 'year-month' }, '1850', '1850-03-04')).toBeNull();
    expect(holds({ is: 'same-part', part: 'year-month' }, '1851', '1850-03-04')).toBe(false);
    expect(holds({ is: 'day-month-swapped' }, '1990-25-12', '1990-12-25')).toBe(true);
    expect(holds({ is: 'years-apart', exactly: 543 }, '2533-05-06', '1990-05-06')).toBe(true);
    expect(holds({ is: 'years-apart', exactly: 543 }, '2533-05-06', '1990-05-07')).toBe(false);
    expect(holds({ is: 'days-apart', atMost: 2 }, '2000-02-28', '2000-03-01')).toBe(true);
    expect(holds({ is: 'days-apart', atMost: 1 }, '2000-02-28', '2000-03-01')).toBe(false);
    expect(holds({ is: 'days-apart', atMost: 366 }, '1850', '1912-01-01')).toBe(false);
    expect(holds({ is: 'days-apart', atMost: 366 }, '1850', '1851-01-01')).toBeNull();
    expect(holds({ is: 'days-apart', atMost: 30 }, '1850-02-30', '1850-02-28')).toBe(false);
    expect(holds({ is: 'same-part', part: 'year' }, 'none', 'none')).toBeNull();
  });
});
