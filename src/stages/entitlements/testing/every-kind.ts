import type { EntitlementSettings, Programme } from '../language/index.ts';
import { readProgrammes } from '../language/index.ts';

import { CARE_MONEY } from './care-money.ts';

const said = (th: string, en: string) => ({ th, en });
const act = { law: 'act', verified: true };
const draft = { law: 'order', verified: false };

/** Facts of an invented country with houses, families and areas. */
export const FAMILY_SETTINGS: EntitlementSettings = {
  facts: [
    {
      fact: 'alive',
      type: 'boolean',
      label: said('ยังมีชีวิตอยู่', 'is alive'),
      no: said('เสียชีวิตแล้ว', 'has died'),
    },
    { fact: 'birth_date', type: 'date', label: said('วันเกิด', 'birth date') },
    { fact: 'came_on', type: 'date', label: said('วันที่ย้ายเข้า', 'day of moving in') },
    { fact: 'income_year', type: 'money', label: said('รายได้ต่อปี', 'income a year') },
    { fact: 'plots', type: 'integer', label: said('จำนวนแปลง', 'number of plots') },
    { fact: 'scheme', type: 'text', label: said('สิทธิหลัก', 'main scheme') },
    { fact: 'area_code', type: 'text', label: said('รหัสพื้นที่', 'area code') },
    { fact: 'house_id', type: 'integer', label: said('บ้าน', 'house') },
    {
      fact: 'on_other_roll',
      type: 'boolean',
      label: said('อยู่ในบัญชีเงินเลี้ยงดู', 'is on the roll of the care money'),
    },
  ],
  units: [{ id: 'house', fact: 'house_id', title: said('บ้าน', 'house') }],
  areaLevels: [{ id: 'province', fact: 'area_code', digits: 2 }],
  birth: {
    date: 'birth_date',
    precision: 'birth_precision',
    partial: 'cannot-tell',
    law: said('ระเบียบ', 'rule'),
    verified: true,
  },
  fiscalYearStart: '10-01',
};

const isAlive = {
  id: 'alive',
  text: said('ยังมีชีวิตอยู่', 'Is alive'),
  ...act,
  when: { fact: 'alive' },
};

/** One right for each house, from every kind of question that the language has. */
const HOUSE_AID = {
  id: 'house-aid',
  title: said('เงินช่วยเหลือบ้าน', 'House aid'),
  authority: said('กรมบ้าน', 'House office'),
  laws: {
    act: { title: said('พระราชบัญญัติบ้าน', 'House act'), published: 'เล่ม 1 หน้า 2', verified: true },
    order: { title: said('คำสั่งเรื่องบ้าน', 'House order'), verified: false },
  },
  unit: 'house',
  sharedBy: 'house',
  period: 'quarter',
  parameters: {
    grown: [{ from: '2000-01-01', value: { years: 18 }, ...act }],
    income_line: [
      { from: '2000-01-01', to: '2009-12-31', value: { baht: 36_000 }, ...act },
      { from: '2010-01-01', value: { baht: '100000.50' }, ...act },
    ],
    aid: [
      {
        from: '2000-01-01',
        areas: {
          level: 'province',
          values: { 10: { baht: 900 }, 50: { baht: 600 }, 57: { baht: 600 } },
          otherwise: { baht: 500 },
        },
        ...act,
      },
    ],
    most: [{ from: '2000-01-01', value: { baht: 1_000 }, ...draft }],
  },
  versions: [
    {
      id: 'first',
      inForce: { from: '2000-01-01', to: '2014-12-31' },
      conditions: [
        isAlive,
        {
          id: 'grown',
          text: said('บรรลุนิติภาวะ', 'Is grown up'),
          ...act,
          section: '5',
          when: { ageAtLeast: { years: { param: 'grown' } } },
        },
        {
          id: 'few-earn',
          text: said('รายได้รวมของบ้านไม่เกินเกณฑ์', 'What the house earns is below the line'),
          ...act,
          flagWhenAlone: true,
          when: {
            compare: {
              left: {
                household: {
                  of: 'house',
                  measure: 'sum',
                  where: { ageAtLeast: { years: { param: 'grown' } } },
                  value: { fact: 'income_year' },
                },
              },
              op: '<=',
              right: { param: 'income_line' },
            },
          },
        },
      ],
      amount: { pays: { areaTable: 'aid' }, ...act },
    },
    {
      id: 'second',
      inForce: { from: '2015-01-01', to: null },
      conditions: [
        isAlive,
        {
          id: 'child-at-home',
          text: said('มีเด็กในบ้าน', 'There is a child at home'),
          ...act,
          when: {
            household: {
              of: 'house',
              measure: 'any',
              where: { ageUnder: { years: { param: 'grown' }, on: 'fiscal-year-start' } },
            },
          },
        },
        {
          id: 'long-here',
          text: said('อยู่มานานพอ', 'Has lived here long enough'),
          ...draft,
          note: said('รอประกาศ', 'The notice is awaited'),
          when: {
            compare: {
              left: { monthsBetween: { from: { fact: 'came_on' }, to: { asOf: true } } },
              op: '>=',
              right: { const: { integer: 12 } },
            },
          },
        },
        {
          id: 'not-cared-for',
          text: said('ไม่ได้รับเงินเลี้ยงดู', 'Gets no care money'),
          ...act,
          when: { not: { receives: { programme: 'care-money', as: 'paid' } } },
        },
      ],
      exceptions: [
        {
          id: 'elder',
          rank: 1,
          text: said('ผู้เกิดก่อนมีสิทธิเสมอ', 'Those born before always are'),
          when: { not: { bornOnOrAfter: { const: { date: '1940-01-01' } } } },
          then: 'eligible',
          ...act,
        },
        {
          id: 'entitled-elsewhere',
          rank: 2,
          text: said('ผู้มีสิทธิเงินเลี้ยงดู', 'Those entitled to care money'),
          when: { receives: { programme: 'care-money', as: 'entitled' } },
          then: 'not-eligible',
          ...act,
        },
      ],
      amount: {
        pays: {
          add: [
            { areaTable: 'aid' },
            {
              multiply: {
                money: { const: { baht: '10.25' } },
                by: { fact: 'plots' },
                per: 3,
                round: { to: 'baht', mode: 'down' },
              },
            },
          ],
        },
        caps: [
          { id: 'most', text: said('ไม่เกินเพดาน', 'At most the cap'), atMost: { param: 'most' }, ...draft },
        ],
        ...act,
      },
      since: { day: { monthAfter: { fact: 'came_on' } }, ...act },
    },
  ],
  overlays: [
    {
      id: 'flood',
      inForce: { from: '2020-01-01', to: '2020-12-31' },
      text: said('เงินเพิ่มน้ำท่วม', 'Flood top-up'),
      when: {
        between: {
          value: { fact: 'plots' },
          from: { const: { integer: 1 } },
          to: { const: { integer: 4 } },
        },
      },
      adds: { const: { baht: 200 } },
      ...act,
    },
  ],
  stacking: [
    {
      with: 'care-money',
      rule: 'reduces-by',
      by: { const: { baht: 100 } },
      text: said('ลดลงหนึ่งร้อยบาท', 'One hundred baht less'),
      ...act,
    },
  ],
  notChecked: [said('สภาพบ้าน', 'The state of the house')],
};

/** Both programmes, read and checked together. */
export function familyProgrammes(): { houseAid: Programme; careMoney: Programme } {
  const files = [
    { file: 'house-aid.yaml', raw: HOUSE_AID },
    { file: 'care-money.yaml', raw: CARE_MONEY },
  ];
  const programmes = new Map(readProgrammes(files, FAMILY_SETTINGS).map((one) => [one.id, one]));
  const [houseAid, careMoney] = [programmes.get('house-aid'), programmes.get('care-money')];
  if (!houseAid || !careMoney) throw new RangeError('both programmes are read');
  return { houseAid, careMoney };
}
