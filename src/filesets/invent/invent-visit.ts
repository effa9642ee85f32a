import type { Cells, Desk, InventedClaim } from './desk.ts';
import type { Dice } from './dice.ts';
import type { InventedPatient } from './invent-patient.ts';

type Order = Readonly<{ dice: Dice; patient: InventedPatient; number: number }>;
/** What every row of a claim has in common. */
type Keys = Readonly<{ HN: string; SEQ: string; AN: string }>;
type Case = Readonly<{ keys: Keys; day: string; isStay: boolean }>;

const LAST_DAY = 27;
const LONGEST_STAY = 5;

/** Invents a visit and adds its rows. */
export function inventVisit(desk: Desk, order: Order): InventedClaim {
  const { dice, patient, number } = order;
  const keys = { HN: patient.hn, SEQ: desk.month.slice(2) + String(number).padStart(8, '0'), AN: '' };
  const day = dayOf(desk, dice.between(1, LAST_DAY));
  const diagnosis = dice.pick(desk.content.diagnoses);
  const { clinic } = desk.content;
  addRight(desk, order, keys);
  desk.add('OPD', {
    HN: keys.HN,
    SEQ: keys.SEQ,
    CLINIC: clinic,
    DATEOPD: day,
    TIMEOPD: two(dice.between(8, 15)) + two(dice.below(60)),
    DETAIL: diagnosis.detail,
    BTEMP: `36.${dice.below(10)}`,
    SBP: String(dice.between(100, 160)),
    DBP: String(dice.between(60, 95)),
    PR: String(dice.between(60, 100)),
  });
  desk.add('ODX', {
    HN: keys.HN,
    SEQ: keys.SEQ,
    DATEDX: day,
    CLINIC: clinic,
    DIAG: diagnosis.code,
    PERSON_ID: patient.number,
  });
  const procedure = dice.chance(desk.content.procedureShare) ? dice.pick(desk.content.procedures) : undefined;
  if (procedure !== undefined) {
    const price = desk.content.charges.procedurePrice.toFixed(2);
    const cells = { DATEOPD: day, CLINIC: clinic, OPER: procedure, SERVPRICE: price };
    desk.add('OOP', { HN: keys.HN, SEQ: keys.SEQ, PERSON_ID: patient.number, ...cells });
  }
  const one = { keys, day, isStay: false };
  if (dice.chance(desk.content.accidentShare)) {
    desk.add('AER', { ...keys, DATEOPD: day, AEDATE: day });
  }
  return addMoney(desk, order, { ...one, diagnosis, days: 0, hasProcedure: procedure !== undefined });
}

/** Invents a stay in hospital and adds its rows. */
export function inventStay(desk: Desk, order: Order): InventedClaim {
  const { dice, patient, number } = order;
  const keys = { HN: patient.hn, SEQ: '', AN: desk.month.slice(2, 4) + String(number).padStart(7, '0') };
  const from = dice.between(1, LAST_DAY - LONGEST_STAY);
  const days = dice.between(1, LONGEST_STAY);
  const [day, end] = [dayOf(desk, from), dayOf(desk, from + days)];
  const diagnosis = dice.pick(desk.content.diagnoses);
  addRight(desk, order, keys);
  desk.add('IPD', {
    HN: keys.HN,
    AN: keys.AN,
    DATEADM: day,
    DATEDSC: end,
    ADM_W: String(dice.between(35, 90)),
  });
  desk.add('IDX', { AN: keys.AN, DIAG: diagnosis.code });
  const hasProcedure = dice.chance(desk.content.procedureShare);
  if (hasProcedure) {
    const days = { DATEIN: day, DATEOUT: day };
    desk.add('IOP', { AN: keys.AN, OPER: dice.pick(desk.content.procedures), ...days });
  }
  if (number % 20 === 0) {
    desk.add('LVD', { AN: keys.AN, QTYDAY: String(days), DATEOUT: day, DATEIN: end });
  }
  return addMoney(desk, order, { keys, day, isStay: true, diagnosis, days, hasProcedure });
}

function addRight(desk: Desk, { patient, number }: Order, { HN, SEQ, AN }: Keys): void {
  const { scheme } = patient;
  desk.add('INS', {
    HN,
    SEQ,
    AN,
    INSCL: scheme.code,
    SUBTYPE: scheme.sub,
    CID: patient.number,
    HOSPMAIN: desk.hospital,
    HOSPSUB: desk.hospital,
    PERMITNO: scheme.permit === '' ? '' : scheme.permit + desk.hospital + String(number).padStart(6, '0'),
  });
}

type Costs = Case &
  Readonly<{ diagnosis: Desk['content']['diagnoses'][number]; days: number; hasProcedure: boolean }>;

/** Adds drugs, items and charges, which agree with each other and with the total. */
function addMoney(
  desk: Desk,
  order: Order,
  { keys, day, isStay, diagnosis, days, hasProcedure }: Costs,
): InventedClaim {
  const { charges } = desk.content;
  const one = { keys, day, isStay };
  const groups = new Map<string, number>();
  const charge = (group: string, baht: number) => groups.set(group, (groups.get(group) ?? 0) + baht);
  charge(charges.service, charges.servicePrice);
  if (days > 0) charge(charges.room, charges.roomPrice * days);
  if (hasProcedure) charge(charges.procedure, charges.procedurePrice);
  for (const code of diagnosis.drugs)
    charge(isStay ? charges.drugsHospital : charges.drugsHome, addDrug(desk, order, { ...one, code }));
  if (order.dice.chance(desk.content.itemShare)) charge(charges.items, addItem(desk, order, one));
  const person = { PERSON_ID: order.patient.number, DATE: day };
  let total = 0;
  for (const [CHRGITEM, baht] of groups) {
    total += baht;
    desk.add('CHA', { ...keys, ...person, CHRGITEM, AMOUNT: baht.toFixed(2) });
  }
  const invoice = keys.AN === '' ? keys.SEQ : keys.AN;
  desk.add('CHT', { ...keys, ...person, TOTAL: total.toFixed(2), INVOICE_NO: invoice });
  return {
    kind: isStay ? 'IP' : 'OP',
    hn: keys.HN,
    seq: keys.SEQ,
    an: keys.AN,
    scheme: order.patient.scheme.code,
    totalBaht: total.toFixed(2),
  };
}

function addDrug(
  desk: Desk,
  { dice, patient }: Order,
  { keys, day, isStay, code }: Case & { code: string },
): number {
  const drug = desk.content.drugs.find((one) => one.code === code);
  if (drug === undefined) return 0;
  const amount = dice.between(1, 6) * 10;
  const cells: Cells = {
    HCODE: desk.hospital,
    ...keys,
    CLINIC: desk.content.clinic,
    PERSON_ID: patient.number,
    DATE_SERV: day,
    DID: drug.code,
    DIDNAME: drug.name,
    AMOUNT: String(amount),
    DRUGPRIC: drug.price.toFixed(2),
    DRUGCOST: (drug.price / 2).toFixed(2),
    DIDSTD: drug.standard,
    UNIT: drug.unit,
    USE_STATUS: isStay ? '1' : '2',
    TOTAL: (amount * drug.price).toFixed(2),
    SIGTEXT: desk.content.directions,
  };
  desk.add('DRU', cells);
  return amount * drug.price;
}

function addItem(desk: Desk, { dice }: Order, { keys, day }: Case): number {
  const item = dice.pick(desk.content.items);
  const price = item.price.toFixed(2);
  desk.add('ADP', { ...keys, DATEOPD: day, TYPE: item.type, CODE: item.code, RATE: price, TOTAL: price });
  return item.price;
}

function dayOf({ month }: Desk, day: number): string {
  return month + two(day);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
