import { expect, test } from 'vitest';
import { parseIsoDate } from '../../../base/model/index.ts';
import { familyProgrammes } from '../testing/every-kind.ts';
import { explainDecision, type Known, prepareAllExplanations } from './index.ts';

const programmes = Object.values(familyProgrammes());
const ON = parseIsoDate('2026-09-30') ?? expect.fail();

const person = { birth_date: '1950-03-01', birth_precision: 'day', income_year: 2_000_000n, plots: 4 };

/** People alike in a yes-no fact, by more registers and days than are remembered, some with a register that contradicts. */
const people: readonly Known[] = Array.from({ length: 120 }, (_, place) => {
  const alive = [true, false, null][place % 3] ?? null;
  const source = `register-${place % 40}`;
  const doubt = { why: { th: 'ต่างกัน', en: `differs ${place}` }, others: [{ source, value: !alive }] };
  const alivesDoubt = place % 5 === 0 ? { doubt } : {};
  return {
    facts: { ...person, alive, on_other_roll: place % 2 === 0, alive_source: place % 7 === 0 ? 'row' : null },
    provenance: { alive: { source, asOf: '2026-09-01', ...alivesDoubt } },
  };
});

test('what is told of one after another is what is told of each alone: their registers, days and doubts are their own', () => {
  const explain = prepareAllExplanations(programmes, { on: ON });
  for (const known of [...people, ...people.toReversed()]) {
    const alone = programmes.map((programme) => explainDecision({ programme, asOf: ON, ...known }));
    expect(explain(known)).toEqual(alone);
  }
});
