const said = (th: string, en: string) => ({ th, en });
const act = { law: 'act', verified: true };

/** Another programme that the first one asks about. */
export const CARE_MONEY = {
  id: 'care-money',
  title: said('เงินเลี้ยงดู', 'Care money'),
  authority: said('กรมดูแล', 'Care office'),
  laws: { act: { title: said('พระราชบัญญัติดูแล', 'Care act'), verified: true } },
  unit: 'person',
  period: 'month',
  paidFact: 'on_other_roll',
  parameters: { line: [{ from: '2000-01-01', value: { baht: 20_000 }, ...act }] },
  versions: [
    {
      id: 'only',
      inForce: { from: '2000-01-01', to: null },
      conditions: [
        { id: 'alive', text: said('ยังมีชีวิตอยู่', 'Is alive'), ...act, when: { fact: 'alive' } },
        {
          id: 'poor',
          text: said('รายได้น้อย', 'Has little income'),
          ...act,
          when: { compare: { left: { fact: 'income_year' }, op: '<', right: { param: 'line' } } },
        },
      ],
      amount: {
        pays: {
          bands: {
            steps: [
              { ageUnder: { const: { years: 30 } }, gives: { const: { baht: 100 } } },
              { ageUnder: { const: { years: 60 } }, gives: { const: { baht: 200 } } },
            ],
            otherwise: { const: { baht: 300 } },
          },
        },
        ...act,
      },
    },
  ],
  notChecked: [],
};
