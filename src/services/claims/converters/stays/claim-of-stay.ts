import {
  type BillSystem,
  type Claim,
  type ClaimCallContent,
  type ClaimCharge,
  claimKeyOf,
} from '../../../../base/claim/index.ts';
import { dayIn, momentIn, numberIn, saidOf, satangIn, textOf } from '../cells.ts';
import type { Stay, StayRow } from './read-stay.ts';

/** By which words of the country stays are read, and of which payer they are. */
export type StayReading = Readonly<{ content: ClaimCallContent; system: BillSystem }>;

const MALE = '1';
const FEMALE = '2';
/** What is claimed of a group, and not above. */
const CLAIMED = '1';

/** The plain claim of a stay. Everything charged is claimed: what a payer takes of it, its grouping of stays decides. */
export function claimOfStay(stay: Stay, { content, system }: StayReading): Claim {
  const { admission } = stay;
  const numbers = {
    hospital: stay.value('Hcare') || stay.value('authorID'),
    hn: admission['HN'] ?? '',
    seq: null,
    an: admission['AN'] ?? '',
  };
  const plan = saidOf(content.bills.plans, stay.value('UPayPlan'));
  const charges = chargesOf(stay, content);
  return {
    ...numbers,
    kind: 'IP',
    key: claimKeyOf(numbers),
    patient: patientOf(admission, content),
    right: {
      scheme: plan === undefined ? system.scheme : plan,
      subScheme: null,
      permit: textOf(stay.value('AuthCode')),
      mainHospital: textOf(stay.value('Hmain')),
      subHospital: null,
      validFrom: null,
      validTo: null,
    },
    service: serviceOf(admission, plan !== null),
    ...doneIn(stay),
    charges,
    ...givenIn(stay, content),
    labs: [],
    referrals: [],
    accident: null,
    leaves: [],
    invoice: { number: textOf(stay.value('InvNumber')), item: null },
    totals: { chargedSatang: charges.reduce((sum, { satang }) => sum + satang, 0), paidSatang: 0 },
    rows: stay.rows,
  };
}

function doneIn(stay: Stay): Pick<Claim, 'diagnoses' | 'procedures'> {
  return {
    diagnoses: stay.diagnoses.map((row) => ({
      code: row['Code'] ?? '',
      type: row['DxType'] ?? '',
      provider: textOf(row['DR']),
      on: dayIn(row['DateDiag']),
      clinic: null,
    })),
    procedures: stay.procedures.map((row) => ({
      code: row['Code'] ?? '',
      type: null,
      provider: textOf(row['DR']),
      from: momentIn(row['DateIn']),
      to: momentIn(row['DateOut']),
      priceSatang: null,
    })),
  };
}

function givenIn(stay: Stay, content: ClaimCallContent): Pick<Claim, 'items' | 'drugs'> {
  const isDrug = (row: StayRow) => saidOf(content.stays.drugGroups, row['BillGr']) !== undefined;
  return {
    items: stay.items.filter((row) => !isDrug(row)).map((row) => itemOf(row, content)),
    drugs: stay.items.filter(isDrug).map((row) => drugOf(row, content)),
  };
}

/** One field has given and family name; the last word is the family's. */
function patientOf(admission: StayRow, { stays }: ClaimCallContent): Claim['patient'] {
  const words = (admission['NAMEPAT'] ?? '').split(/\s+/).filter(Boolean);
  const family = words.length > 1 ? words.pop() : undefined;
  const type = admission['IDTYPE'] ?? '';
  return {
    number: textOf(admission['PIDPAT']),
    numberType: saidOf(stays.numberTypes, type) ?? textOf(type),
    title: textOf(admission['TITLE']),
    givenName: textOf(words.join(' ')),
    familyName: textOf(family),
    sex: admission['SEX'] === MALE ? 'm' : admission['SEX'] === FEMALE ? 'f' : null,
    bornOn: dayIn(admission['DOB']),
    nationality: textOf(admission['NATION']),
  };
}

function serviceOf(admission: StayRow, isClaimed: boolean): Claim['service'] {
  return {
    from: momentIn(admission['DTAdm']),
    to: momentIn(admission['DTDisch']),
    clinic: textOf(admission['Dept']),
    typeIn: null,
    typeOut: null,
    dischargeStatus: textOf(admission['DischStat']),
    dischargeType: textOf(admission['DischType']),
    ward: textOf(admission['DischWard']),
    weightKg: numberIn(admission['AdmWt']) || null,
    vitals: { temperature: null, systolic: null, diastolic: null, pulse: null, breaths: null },
    isClaimed,
  };
}

function netOf(row: StayRow): number {
  return (satangIn(row['ChargeAmt']) ?? 0) - (satangIn(row['Discount']) ?? 0);
}

function chargesOf({ admission, items }: Stay, { dataSet }: ClaimCallContent): ClaimCharge[] {
  const on = dayIn(admission['DTDisch']);
  const sums = new Map<string, number>();
  for (const row of items) {
    const muad = row['BillGr'] ?? '';
    const group = `${saidOf(dataSet.groups, muad)?.charge ?? muad}${CLAIMED}`;
    sums.set(group, (sums.get(group) ?? 0) + netOf(row));
  }
  return [...sums].map(([group, satang]) => ({ group, on, satang }));
}

function itemOf(row: StayRow, { dataSet }: ClaimCallContent): Claim['items'][number] {
  const group = row['BillGr'] ?? '';
  return {
    type: saidOf(dataSet.groups, group)?.item ?? group,
    code: textOf(row['STDCode']) ?? textOf(row['CSCode']) ?? row['LCCode'] ?? '',
    quantity: numberIn(row['QTY']) ?? 0,
    rateSatang: satangIn(row['UnitPrice']) ?? 0,
    totalSatang: netOf(row),
    on: dayIn(row['ServDate']),
    serial: null,
  };
}

function drugOf(row: StayRow, { stays }: ClaimCallContent): Claim['drugs'][number] {
  return {
    code: row['LCCode'] ?? '',
    name: row['Descript'] ?? '',
    standardCode: textOf(row['STDCode']),
    quantity: numberIn(row['QTY']) ?? 0,
    unit: null,
    priceSatang: satangIn(row['UnitPrice']) ?? 0,
    totalSatang: netOf(row),
    on: dayIn(row['ServDate']),
    use: saidOf(stays.drugGroups, row['BillGr']) ?? null,
    directions: null,
    provider: null,
  };
}
