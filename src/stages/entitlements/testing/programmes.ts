import { type EntitlementSettings, type Programme, readProgramme } from '../language/index.ts';

const said = (en: string) => ({ th: `ข้อ ${en}`, en });

/** Facts of an invented country. */
export const SETTINGS: EntitlementSettings = {
  facts: [
    { fact: 'alive', type: 'boolean', label: said('is alive'), no: said('has died') },
    { fact: 'birth_date', type: 'date', label: said('birth date') },
    { fact: 'income_year', type: 'money', label: said('income a year') },
    { fact: 'paid_month', type: 'money', label: said('pension paid a month') },
    { fact: 'holds_pass', type: 'boolean', label: said('holds the pass'), no: said('holds no pass') },
    { fact: 'children', type: 'integer', label: said('number of children') },
    { fact: 'register_household_id', type: 'text', label: said('house') },
    { fact: 'subdistrict_code', type: 'text', label: said('subdistrict') },
  ],
  units: [
    { id: 'register-house', fact: 'register_household_id', title: said('register house') },
    { id: 'farm', fact: 'farm_id', title: said('farm') },
  ],
  areaLevels: [{ id: 'province', fact: 'subdistrict_code', digits: 2 }],
  birth: {
    date: 'birth_date',
    precision: 'birth_precision',
    partial: 'first-day',
    law: said('act'),
    verified: true,
  },
  fiscalYearStart: '10-01',
};

const act = { law: 'act', verified: true };

const isAlive = { id: 'alive', text: said('is alive'), ...act, when: { fact: 'alive' } };

/** What every invented programme shares, as YAML would give it. */
const common = {
  authority: said('office'),
  laws: { act: { title: said('act'), verified: true } },
  unit: 'person',
  period: 'month',
  notChecked: [],
};

/** A pension from 60 for those below an income line, as YAML would give it. */
export function pensionContent() {
  return {
    ...common,
    id: 'any-pension',
    title: said('pension'),
    paidFact: 'paid_month',
    parameters: {
      minimum_age: [{ from: '2000-01-01', value: { years: 60 }, ...act }],
      income_line: [{ from: '2000-01-01', value: { baht: 50_000 }, ...act }],
      pension: [{ from: '2000-01-01', value: { baht: 500 }, ...act }],
    },
    versions: [
      {
        id: 'first',
        inForce: { from: '2000-01-01', to: null as string | null },
        conditions: [
          isAlive,
          {
            id: 'old-enough',
            text: said('is old enough'),
            ...act,
            when: { ageAtLeast: { years: { param: 'minimum_age' } } },
          },
          {
            id: 'poor-enough',
            text: said('is poor enough'),
            ...act,
            flagWhenAlone: true,
            when: {
              compare: { left: { fact: 'income_year' }, op: '<=', right: { param: 'income_line' } },
            },
          },
        ],
        amount: { pays: { param: 'pension' }, ...act },
        since: { day: { monthAfter: { reachesAge: { param: 'minimum_age' } } }, ...act },
      },
    ],
  };
}

/** The pension, read and checked. */
export function pensionProgramme(): Programme {
  return readProgramme(pensionContent(), { file: 'any-pension.yaml', settings: SETTINGS });
}

/** A pass for children, of which the register says only who holds it, as YAML would give it. */
export function passContent() {
  return {
    ...common,
    id: 'child-pass',
    title: said('pass'),
    paidFact: 'holds_pass',
    parameters: {
      last_age: [{ from: '2000-01-01', value: { years: 15 }, ...act }],
      worth: [{ from: '2000-01-01', value: { baht: 200 }, ...act }],
    },
    versions: [
      {
        id: 'first',
        inForce: { from: '2000-01-01', to: null },
        conditions: [
          isAlive,
          {
            id: 'child',
            text: said('is a child'),
            ...act,
            when: { ageUnder: { years: { param: 'last_age' } } },
          },
        ],
        amount: { pays: { param: 'worth' }, ...act },
      },
    ],
  };
}

/** The pass, read and checked. */
export function passProgramme(): Programme {
  return readProgramme(passContent(), { file: 'child-pass.yaml', settings: SETTINGS });
}
