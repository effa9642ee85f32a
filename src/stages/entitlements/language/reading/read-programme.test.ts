import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Problem } from '../../../../base/errors/index.ts';
import { parseIsoDate } from '../../../../base/model/index.ts';
import { pensionContent, SETTINGS } from '../../testing/programmes.ts';
import { programmeSchema, rulesOn } from '../index.ts';
import { readProgramme } from './read-programme.ts';

type Content = ReturnType<typeof pensionContent>;

/** Reads the pension after a change and gives what the problem says. */
function refusal(change: (content: Content) => unknown): Problem['params'] {
  const changed = change(pensionContent());
  try {
    readProgramme(changed, { file: 'pension.yaml', settings: SETTINGS });
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === 'CONTENT_INVALID') return thrown.params;
    throw thrown;
  }
  throw new Error('the programme was accepted');
}

function withCondition(when: unknown): (content: Content) => unknown {
  return (content) => {
    const [version] = content.versions;
    return {
      ...content,
      versions: [
        {
          ...version,
          conditions: [{ id: 'only', text: SETTINGS.birth.law, law: 'act', verified: true, when }],
        },
      ],
    };
  };
}

function withPension(periods: readonly object[]): (content: Content) => unknown {
  const dated = periods.map((period) => ({ law: 'act', verified: true, ...period }));
  return (content) => ({ ...content, parameters: { ...content.parameters, pension: dated } });
}

const WHEN = 'versions[0].conditions[0].when';

describe('a programme is refused with file, path, reason and a suggestion', () => {
  test('when a rule asks a fact that is not declared', () => {
    const { file, where, reason } = refusal(withCondition({ not: { fact: 'aliv' } }));
    expect(file).toBe('pension.yaml');
    expect(where).toBe(`${WHEN}.not.fact`);
    expect(reason).toContain("there is no fact 'aliv'; did you mean 'alive'?");
  });

  test('when a rule uses a parameter that is not there', () => {
    const { where, reason } = refusal(withCondition({ ageAtLeast: { years: { param: 'minimal_age' } } }));
    expect(where).toBe(`${WHEN}.ageAtLeast.years.param`);
    expect(reason).toContain("did you mean 'minimum_age'?");
  });

  test('when a node is not of the language', () => {
    const { where, reason } = refusal(
      withCondition({ all: [{ fact: 'alive' }, { ageAtLest: { years: 3 } }] }),
    );
    expect(where).toBe(`${WHEN}.all[1]`);
    expect(reason).toContain("did you mean 'ageAtLeast'?");
  });

  test('when a node has two keys', () => {
    expect(refusal(withCondition({ fact: 'alive', param: 'pension' }))['reason']).toContain(
      'one key is expected',
    );
  });

  test('when types do not fit', () => {
    const { where, reason } = refusal(
      withCondition({
        compare: { left: { fact: 'income_year' }, op: '<=', right: { param: 'minimum_age' } },
      }),
    );
    expect(where).toBe(`${WHEN}.compare`);
    expect(reason).toBe('money cannot be compared with years');
    expect(refusal(withCondition({ fact: 'income_year' }))['reason']).toBe(
      'this gives money where boolean is needed',
    );
  });

  test('when an amount is a floating point number', () => {
    const { where, reason } = refusal(withPension([{ from: '2000-01-01', value: { baht: 500.5 } }]));
    expect(where).toBe('parameters.pension[0].value.baht');
    expect(reason).toContain("'600.50'");
  });

  test('when a parameter has no date', () => {
    const { where, reason } = refusal(withPension([{ value: { baht: 500 } }]));
    expect(where).toBe('parameters.pension[0].from');
    expect(reason).toContain('missing');
  });

  test('when a date does not exist', () => {
    const { reason } = refusal(withPension([{ from: '2001-02-29', value: { baht: 500 } }]));
    expect(reason).toContain("'2001-02-29' is not a date");
  });

  test('when periods of a parameter overlap', () => {
    const { where, reason } = refusal(
      withPension([
        { from: '2000-01-01', to: '2010-01-01', value: { baht: 500 } },
        { from: '2010-01-01', value: { baht: 600 } },
      ]),
    );
    expect(where).toBe('parameters.pension[1]');
    expect(reason).toContain('end the earlier one the day before');
  });

  test('when a parameter leaves a gap in a version that uses it', () => {
    const { reason } = refusal(
      withPension([
        { from: '2000-01-01', to: '2009-12-31', value: { baht: 500 } },
        { from: '2010-01-02', value: { baht: 600 } },
      ]),
    );
    expect(reason).toContain("'pension' has no value on 2010-01-01");
  });

  test('when a parameter changes its type', () => {
    const { reason } = refusal(
      withPension([
        { from: '2000-01-01', to: '2009-12-31', value: { baht: 500 } },
        { from: '2010-01-01', value: { years: 6 } },
      ]),
    );
    expect(reason).toContain('this is years where the first period has money');
  });

  test('when versions overlap', () => {
    const { where } = refusal((content) => ({
      ...content,
      versions: [
        ...content.versions,
        { ...content.versions[0], id: 'second', inForce: { from: '2020-01-01', to: null } },
      ],
    }));
    expect(where).toBe('versions[1].inForce');
  });

  test('when a law is not listed', () => {
    const { where, reason } = refusal((content) => ({ ...content, laws: { acts: content.laws.act } }));
    expect(where).toBe('parameters.minimum_age[0].law');
    expect(reason).toContain("did you mean 'acts'?");
  });

  test('when the roll it is paid by is not a fact that can say so', () => {
    expect(refusal((content) => ({ ...content, paidFact: 'birth_date' }))['where']).toBe('paidFact');
  });

  test('when an id is used twice', () => {
    const { reason } = refusal((content) => {
      const [version] = content.versions;
      return {
        ...content,
        versions: [{ ...version, conditions: [version?.conditions[0], version?.conditions[0]] }],
      };
    });
    expect(reason).toBe("the id 'alive' is used twice");
  });
});

test('an amount with satang is written as text and stays exact', () => {
  const content = withPension([{ from: '2000-01-01', value: { baht: '500.05' } }])(pensionContent());
  const programme = readProgramme(content, { file: 'pension.yaml', settings: SETTINGS });
  const on = parseIsoDate('2020-01-01');
  expect(on && rulesOn(programme, on)?.amount?.pays).toMatchObject({ kind: 'value', value: 50_005n });
});

test('the shape of a programme can be written as JSON Schema, for editors', () => {
  const schema = z.toJSONSchema(programmeSchema, { io: 'input' });
  expect(schema.required).toContain('versions');
});
