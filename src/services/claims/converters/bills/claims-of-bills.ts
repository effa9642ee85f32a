import {
  type BillContent,
  type Claim,
  type ClaimCharge,
  type ClaimDrug,
  type ClaimItem,
  claimKeyOf,
} from '../../../../base/claim/index.ts';
import { dayIn, momentIn, numberIn, saidOf, satangIn, textOf } from '../cells.ts';
import { type BillRow, openRows } from './bill-cells.ts';
import { type BillBatch, findSection, SECTIONS } from './check-bills.ts';

/** Bills as plain claims, and those that a hospital takes back. */
export type ClaimsOfBills = Readonly<{ claims: readonly Claim[]; cancelled: readonly Claim[] }>;

/** Everything about one bill. */
type Bill = Readonly<{
  bill: BillRow;
  items: readonly BillRow[];
  dispensings: readonly BillRow[];
  dispensed: readonly BillRow[];
  services: readonly BillRow[];
  diagnoses: readonly BillRow[];
}>;

/** Reads the bills of a batch that has no faults. */
export function claimsOfBills(batch: BillBatch): ClaimsOfBills {
  const read = billsOf(batch).map((bill) => ({
    claim: claimOf(bill, batch),
    isCancelled: bill.bill.of('Tflag') === batch.content.cancelFlag,
  }));
  return {
    claims: read.flatMap(({ claim, isCancelled }) => (isCancelled ? [] : [claim])),
    cancelled: read.flatMap(({ claim, isCancelled }) => (isCancelled ? [claim] : [])),
  };
}

function billsOf(batch: BillBatch): Bill[] {
  const rows = (section: string) => openRows(batch.set, section, findSection(batch, section)?.rows ?? []);
  const by = (section: string, column: string) => Map.groupBy(rows(section), (row) => row.of(column));
  const items = by('BillItems', 'Invno');
  const dispensings = by('Dispensing', 'Invno');
  const dispensed = by('DispensedItems', 'DispID');
  const services = by('OPServices', 'Invno');
  const diagnoses = by('OPDx', 'SvID');
  return rows('BILLTRAN').map((bill) => {
    const invoice = bill.of('Invno');
    const given = dispensings.get(invoice) ?? [];
    const done = services.get(invoice) ?? [];
    return {
      bill,
      items: items.get(invoice) ?? [],
      dispensings: given,
      dispensed: given.flatMap((one) => dispensed.get(one.of('DispID')) ?? []),
      services: done,
      diagnoses: done.flatMap((one) => diagnoses.get(one.of('SvID')) ?? []),
    };
  });
}

function claimOf(bill: Bill, { hospital, content, system }: BillBatch): Claim {
  const row = bill.bill;
  const plan = saidOf(content.plans, row.of('PayPlan'));
  const numbers = { hospital, hn: row.of('HN'), seq: row.of('Invno'), an: null };
  return {
    ...numbers,
    kind: 'OP',
    key: claimKeyOf(numbers),
    patient: patientOf(row),
    right: {
      scheme: plan === undefined ? system.scheme : plan,
      subScheme: null,
      permit: textOf(row.of('AuthCode')),
      mainHospital: textOf(row.of('HMain')),
      subHospital: null,
      validFrom: null,
      validTo: null,
    },
    service: serviceOf(bill, plan !== null),
    diagnoses: diagnosesOf(bill, content),
    procedures: proceduresOf(bill, content),
    charges: chargesOf(bill, content),
    items: itemsOf(bill, content),
    drugs: bill.dispensed.length > 0 ? dispensedDrugs(bill) : billedDrugs(bill, content),
    labs: [],
    referrals: [],
    accident: null,
    leaves: [],
    invoice: { number: textOf(row.of('Invno')), item: textOf(row.of('Billno')) },
    totals: {
      chargedSatang: satangIn(row.of('Amount')) ?? 0,
      paidSatang: satangIn(row.of('Paid')) ?? 0,
    },
    rows: rowsOf(bill),
  };
}

/** A bill has one field for the whole name; the last word is the family's. */
function patientOf(row: BillRow): Claim['patient'] {
  const words = row.of('Name').split(/\s+/).filter(Boolean);
  const family = words.length > 1 ? words.pop() : undefined;
  return {
    number: textOf(row.of('Pid')),
    numberType: null,
    title: null,
    givenName: textOf(words.join(' ')),
    familyName: textOf(family),
    sex: null,
    bornOn: null,
    nationality: null,
  };
}

function serviceOf({ bill, services }: Bill, isClaimed: boolean): Claim['service'] {
  const [first] = services;
  const begins = services.flatMap((one) => momentIn(one.of('BegDT')) ?? []).sort();
  const ends = services.flatMap((one) => momentIn(one.of('EndDT')) ?? []).sort();
  return {
    from: begins[0] ?? momentIn(bill.of('DTtran')),
    to: ends.at(-1) ?? null,
    clinic: textOf(first?.of('Clinic')),
    typeIn: textOf(first?.of('TypeIn')),
    typeOut: textOf(first?.of('TypeOut')),
    dischargeStatus: null,
    dischargeType: null,
    ward: null,
    weightKg: null,
    vitals: { temperature: null, systolic: null, diastolic: null, pulse: null, breaths: null },
    isClaimed,
  };
}

function diagnosesOf({ services, diagnoses }: Bill, content: BillContent): Claim['diagnoses'] {
  const serviceOfId = new Map(services.map((one) => [one.of('SvID'), one]));
  return diagnoses.map((one) => {
    const service = serviceOfId.get(one.of('SvID'));
    return {
      code: one.of('Code'),
      type: one.of('SL') === content.principal ? content.principalType : content.otherType,
      provider: textOf(service?.of('SvPID')),
      on: dayIn(service?.of('BegDT')),
      clinic: textOf(service?.of('Clinic')),
    };
  });
}

function proceduresOf({ services }: Bill, content: BillContent): Claim['procedures'] {
  return services
    .filter((one) => content.procedureClasses.includes(one.of('Class')) && one.of('STDCode') !== '')
    .map((one) => ({
      code: one.of('STDCode'),
      type: null,
      provider: textOf(one.of('SvPID')),
      from: momentIn(one.of('BegDT')),
      to: momentIn(one.of('EndDT')),
      priceSatang: satangIn(one.of('SvCharge')),
    }));
}

/** What is claimed of a group, and beside it what is above: two charges, as the plain claim has them. */
function chargesOf({ bill, items }: Bill, { groups }: BillContent): ClaimCharge[] {
  const sums = new Map<string, number>();
  const add = (group: string, satang: number) => {
    if (satang !== 0) sums.set(group, (sums.get(group) ?? 0) + satang);
  };
  for (const item of items) {
    const group = saidOf(groups, item.of('BillMuad'))?.charge ?? item.of('BillMuad');
    const charged = satangIn(item.of('ChargeAmt')) ?? 0;
    const claimed = satangIn(item.of('ClaimAmount')) ?? 0;
    add(`${group}1`, claimed);
    add(`${group}2`, charged - claimed);
  }
  const on = dayIn(bill.of('DTtran'));
  return [...sums].map(([group, satang]) => ({ group, on, satang }));
}

/** Lines without a code of their own are the rest of a group and no item. */
function codedItems({ items }: Bill): BillRow[] {
  return items.filter((item) => item.of('LCCode') !== '' || item.of('STDCode') !== '');
}

function itemsOf(bill: Bill, { groups, drugGroups }: BillContent): ClaimItem[] {
  return codedItems(bill)
    .filter((item) => !drugGroups.includes(item.of('BillMuad')))
    .map((item) => ({
      type: saidOf(groups, item.of('BillMuad'))?.item ?? item.of('BillMuad'),
      code: textOf(item.of('STDCode')) ?? item.of('LCCode'),
      quantity: numberIn(item.of('QTY')) ?? 0,
      rateSatang: satangIn(item.of('ClaimUP')) ?? 0,
      totalSatang: satangIn(item.of('ClaimAmount')),
      on: dayIn(item.of('SvDate')),
      serial: null,
    }));
}

function dispensedDrugs({ dispensings, dispensed }: Bill): ClaimDrug[] {
  const dispensingOf = new Map(dispensings.map((one) => [one.of('DispID'), one]));
  return dispensed.map((one) => {
    const dispensing = dispensingOf.get(one.of('DispID'));
    return {
      code: one.of('Hospdrgid'),
      name: one.of('dfsText'),
      standardCode: textOf(one.of('DrgID')),
      quantity: numberIn(one.of('Quantity')) ?? 0,
      unit: textOf(one.of('Packsize')),
      priceSatang: satangIn(one.of('UnitPrice')) ?? 0,
      totalSatang: satangIn(one.of('ReimbAmt')),
      on: dayIn(dispensing?.of('Dispdt')),
      use: null,
      directions: textOf(one.of('sigText')),
      provider: textOf(dispensing?.of('Prescb')),
    };
  });
}

/** Where nothing was written of what was dispensed, the lines of the bill tell. */
function billedDrugs(bill: Bill, { drugGroups }: BillContent): ClaimDrug[] {
  return codedItems(bill)
    .filter((item) => drugGroups.includes(item.of('BillMuad')))
    .map((item) => ({
      code: item.of('LCCode'),
      name: item.of('Desc'),
      standardCode: textOf(item.of('STDCode')),
      quantity: numberIn(item.of('QTY')) ?? 0,
      unit: null,
      priceSatang: satangIn(item.of('UP')) ?? 0,
      totalSatang: satangIn(item.of('ClaimAmount')),
      on: dayIn(item.of('SvDate')),
      use: null,
      directions: null,
      provider: null,
    }));
}

function rowsOf({ bill, items, dispensings, dispensed, services, diagnoses }: Bill): Claim['rows'] {
  const rows = [[bill], items, dispensings, dispensed, services, diagnoses];
  return Object.fromEntries(
    SECTIONS.flat().map((section, at) => [section, (rows[at] ?? []).map(({ cells }) => cells)]),
  );
}
