import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { IsoDate } from '../../../base/model/index.ts';
import { parseIsoDate } from '../../../base/model/index.ts';
import { readProgrammes } from '../language/index.ts';
import { type Decision, decidePeople, type Person } from '../parity/index.ts';
import { inUnits, randomDay, randomPeople, randomSettings } from '../testing/random-people.ts';
import { randomProgrammes } from '../testing/random-programmes.ts';
import { type Explanation, prepareAllExplanations } from './index.ts';

const RUNS = 25;

/** People with their numbers among their facts, as the profiles have them. */
function numbered(people: readonly Person[]): Person[] {
  return inUnits(people.map(({ facts, id }) => ({ ...facts, person_id: id })));
}

function seen({ answer, amountSatang, holder, tree, exceptions, since }: Explanation) {
  return {
    answer,
    amountSatang,
    holder: holder?.isHolder ?? null,
    since,
    outcomes: [...tree, ...exceptions].map(({ outcome }) => outcome),
  };
}

function decided({ answer, amount, holder, held, unknown, since }: Decision, count: number) {
  const outcomeOf = (bit: number) =>
    held & (1 << bit) ? 'passed' : unknown & (1 << bit) ? 'unknown' : 'failed';
  return {
    answer: answer === 1 ? 'eligible' : answer === 0 ? 'not-eligible' : 'cannot-tell',
    amountSatang: amount === null ? null : Number(amount),
    holder: answer === 1 ? holder : null,
    since: answer === 1 ? since : null,
    outcomes: Array.from({ length: count }, (_, bit) => outcomeOf(bit)),
  };
}

test('an explanation says what the decision says under any rules, and names what is missing', () => {
  fc.assert(
    fc.property(
      randomProgrammes,
      randomPeople,
      fc.record({
        partial: fc.constantFrom('first-day' as const, 'cannot-tell' as const),
        on: randomDay.filter((day) => day > '1990-01-01').map(asDate),
      }),
      (contents, strangers, { partial, on }) => {
        const files = contents.map((raw, index) => ({ file: `random-${index}.yaml`, raw }));
        const programmes = readProgrammes(files, randomSettings(partial));
        const people = numbered(strangers);
        const circles = new Map(people.map(({ facts, circle }) => [facts, circle]));
        const explain = prepareAllExplanations(programmes, { on });
        const explained = people.map(({ facts, circle }) =>
          explain({ facts, circle, circleOf: (member) => circles.get(member) ?? {} }),
        );
        for (const [index, programme] of programmes.entries()) {
          const decisions = decidePeople(programme, on, people);
          for (const [place, decision] of decisions.entries()) {
            const explanation = explained[place]?.[index];
            if (!explanation) throw new RangeError('everybody is explained');
            expect(seen(explanation)).toEqual(
              decided(decision, explanation.tree.length + explanation.exceptions.length),
            );
            if (explanation.answer === 'cannot-tell') expect(explanation.missing.length).toBeGreaterThan(0);
          }
        }
      },
    ),
    { numRuns: RUNS },
  );
}, 60_000);

function asDate(written: string): IsoDate {
  const date = parseIsoDate(written);
  if (!date) throw new RangeError(written);
  return date;
}
