import { type EntitlementSettings, type Programme, readProgramme } from '../../entitlements/index.ts';

const said = (en: string) => ({ th: `ข้อ ${en}`, en });
const act = { law: 'act', verified: true };

const SETTINGS: EntitlementSettings = {
  facts: [
    { fact: 'alive', type: 'boolean', label: said('is alive') },
    { fact: 'birth_date', type: 'date', label: said('birth date') },
    { fact: 'income_year', type: 'money', label: said('income a year') },
    { fact: 'paid_month', type: 'money', label: said('pension paid a month') },
    { fact: 'holds_pass', type: 'boolean', label: said('holds the pass') },
  ],
  birth: {
    date: 'birth_date',
    precision: 'birth_precision',
    partial: 'first-day',
    law: said('act'),
    verified: true,
  },
  fiscalYearStart: '10-01',
};

type Rules = Readonly<{ paidFact: string; conditions: readonly object[]; baht: number; since?: object }>;

/** A pension of 500 baht from 60 for those below an income line; the line alone is worth telling an officer. */
export function pension(): Programme {
  return programme('any-pension', {
    paidFact: 'paid_month',
    conditions: [
      { id: 'old-enough', when: { ageAtLeast: { years: { const: { years: 60 } } } } },
      {
        id: 'poor-enough',
        flagWhenAlone: true,
        when: { compare: { left: { fact: 'income_year' }, op: '<=', right: { const: { baht: 50_000 } } } },
      },
    ],
    baht: 500,
    since: { day: { monthAfter: { reachesAge: { const: { years: 60 } } } }, ...act },
  });
}

/** A pass for children below 15, worth 200 baht, of which the register says only who holds it. */
export function childPass(): Programme {
  return programme('child-pass', {
    paidFact: 'holds_pass',
    conditions: [{ id: 'child', when: { ageUnder: { years: { const: { years: 15 } } } } }],
    baht: 200,
  });
}

function programme(id: string, { paidFact, conditions, baht, since }: Rules): Programme {
  const content = {
    id,
    title: said(id),
    authority: said('office'),
    laws: { act: { title: said('act'), verified: true } },
    unit: 'person',
    period: 'month',
    paidFact,
    parameters: {},
    versions: [
      {
        id: 'first',
        inForce: { from: '2000-01-01', to: null },
        conditions: [{ id: 'alive', when: { fact: 'alive' } }, ...conditions].map((condition) => ({
          text: said('condition'),
          ...act,
          ...condition,
        })),
        amount: { pays: { const: { baht } }, ...act },
        ...(since && { since }),
      },
    ],
    notChecked: [],
  };
  return readProgramme(content, { file: `${id}.yaml`, settings: SETTINGS });
}
