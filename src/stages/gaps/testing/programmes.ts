import { type EntitlementSettings, type Programme, readProgrammes } from '../../entitlements/index.ts';

const said = (en: string) => ({ th: `ข้อ ${en}`, en });
const act = { law: 'act', verified: true };

const SETTINGS: EntitlementSettings = {
  facts: [
    { fact: 'alive', type: 'boolean', label: said('is alive') },
    { fact: 'birth_date', type: 'date', label: said('birth date') },
    { fact: 'income_year', type: 'money', label: said('income a year') },
    { fact: 'paid_month', type: 'money', label: said('pension paid a month') },
    { fact: 'holds_pass', type: 'boolean', label: said('holds the pass') },
    { fact: 'help_paid', type: 'money', label: said('yearly help paid') },
    { fact: 'power_paid', type: 'money', label: said('help with power paid') },
  ],
  birth: {
    date: 'birth_date',
    precision: 'birth_precision',
    partial: 'first-day',
    law: said('act'),
    verified: true,
  },
  fiscalYearStart: '10-01',
  units: [{ id: 'house', fact: 'house_id', title: said('house') }],
  areaLevels: [],
};

/** All programmes of the small country. */
export function smallProgrammes(): Programme[] {
  const contents = [pension(), childPass(), yearlyHelp(), housePower()];
  return readProgrammes(
    contents.map((content) => ({ raw: content, file: `${content.id}.yaml` })),
    SETTINGS,
  );
}

type Content = Readonly<{ id: string }> & Readonly<Record<string, unknown>>;

/** A pension of 500 baht from 60 for those below an income line; the line alone is worth telling an officer. */
function pension(): Content {
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
function childPass(): Content {
  return programme('child-pass', {
    paidFact: 'holds_pass',
    conditions: [{ id: 'child', when: { ageUnder: { years: { const: { years: 15 } } } } }],
    baht: 200,
  });
}

/** 2,400 baht a year for everybody below 90 years; nobody may have it beside the pension. */
function yearlyHelp(): Content {
  return programme('yearly-help', {
    paidFact: 'help_paid',
    conditions: [{ id: 'below-ninety', when: { ageUnder: { years: { const: { years: 90 } } } } }],
    baht: 2400,
    more: {
      period: 'year',
      stacking: [{ with: 'any-pension', rule: 'may-not', text: said('not both'), ...act }],
    },
  });
}

/** 100 baht a house whose members are all below 65. */
function housePower(): Content {
  const below65 = { ageUnder: { years: { const: { years: 65 } } } };
  return programme('house-power', {
    paidFact: 'power_paid',
    conditions: [{ id: 'nobody-old', when: { household: { of: 'house', measure: 'all', where: below65 } } }],
    baht: 100,
    more: { unit: 'house', sharedBy: 'house' },
  });
}

type Rules = Readonly<{
  paidFact: string;
  conditions: readonly object[];
  baht: number;
  since?: object;
  more?: object;
}>;

function programme(id: string, { paidFact, conditions, baht, since, more }: Rules): Content {
  return {
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
    ...more,
  };
}
