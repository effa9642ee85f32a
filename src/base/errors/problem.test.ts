import { expect, it } from 'vitest';
import { problem, sentenceOf } from './problem.ts';

it('a problem never carries what may be a number of a person, wherever it was typed', () => {
  for (const typed of ['1103700000001', 'x1103700000001y', '1-1037-00000-00-1']) {
    const made = problem('MEASURE_UNKNOWN', { measure: typed });
    const said = [made.message, JSON.stringify(made.params), sentenceOf(made, 'th'), sentenceOf(made, 'en')];
    for (const text of said) expect(text.replaceAll('-', '')).not.toContain('1103700000001');
  }
});

it('a problem leaves other numbers as they are', () => {
  for (const kept of [
    'F43_11700_20260930083000.zip',
    '17020101',
    '2026-09-30',
    'people/0a1b2c3d4e5f60718293',
  ])
    expect(problem('MEASURE_UNKNOWN', { measure: kept }).params).toEqual({ measure: kept });
});
