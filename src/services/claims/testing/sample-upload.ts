import type { FileSet } from '../../../filesets/index.ts';
import type { SentFile } from '../submit/index.ts';

/** What a made-up upload is: so many visits and stays of one hospital, all of them well written. */
export type SampleOrder = Readonly<{
  hospital: string;
  visits: number;
  stays?: number;
  /** Makes the patients and numbers of one sample other than those of another. */
  seed?: number;
  header?: boolean;
  /** Further values of rows, by file. */
  changes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}>;

type Values = Readonly<Record<string, string>>;

const DRUGS = 6;
const DAY = '20261001';

/** Files as a hospital's program writes them. */
export function sampleUpload(set: FileSet, order: SampleOrder): SentFile[] {
  const { visits, stays = 0, header = true, changes = {} } = order;
  const rows = new Map<string, Values[]>(set.files.slice(0, set.mostFiles).map(({ name }) => [name, []]));
  const add = (file: string, values: Values) => rows.get(file)?.push({ ...values, ...changes[file] });
  for (let index = 0; index < visits; index++) addVisit(add, order, index);
  for (let index = 0; index < stays; index++) addStay(add, order, visits + index);
  return [...rows].map(([name, values]) => {
    const columns = set.byName.get(name)?.columns ?? [];
    const lines = values.map((row) => columns.map((column) => row[column.name] ?? '').join('|'));
    const names = columns.map((column) => column.name).join('|');
    const text = [...(header ? [names] : []), ...lines].map((line) => `${line}\r\n`).join('');
    return { name: `${name}.txt`, bytes: Buffer.from(text) };
  });
}

type Add = (file: string, values: Values) => void;

/** A citizen number whose check digit holds and that nobody has: real ones do not begin with 0 0. */
export function sampleNumber(seed: number): string {
  const digits = `00${String(seed % 10_000_000_000).padStart(10, '0')}`;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (13 - at), 0);
  return `${digits}${(11 - (sum % 11)) % 10}`;
}

function numbersOf({ seed = 1 }: SampleOrder, index: number) {
  const number = seed * 1000 + index;
  return { hn: `H${number}`, seq: `S${number}`, an: `A${number}`, person: sampleNumber(number) };
}

function addPatient(add: Add, order: SampleOrder, index: number): void {
  const { hn, person } = numbersOf(order, index);
  add('PAT', {
    HCODE: order.hospital,
    HN: hn,
    CHANGWAT: '17',
    AMPHUR: '02',
    DOB: '19800215',
    SEX: index % 2 === 0 ? '1' : '2',
    MARRIAGE: '1',
    OCCUPA: '001',
    NATION: '099',
    PERSON_ID: person,
    NAMEPAT: 'สมชาย ใจดี,นาย',
    TITLE: 'นาย',
    FNAME: 'สมชาย',
    LNAME: 'ใจดี',
    IDTYPE: '1',
  });
}

function addRight(order: SampleOrder, index: number): Values {
  const { hn, person } = numbersOf(order, index);
  const right = {
    HN: hn,
    INSCL: 'UCS',
    SUBTYPE: '89',
    CID: person,
    HOSPMAIN: order.hospital,
    HOSPSUB: order.hospital,
  };
  return { ...right, PERMITNO: `PP${1_000_000_000 + index}`, HTYPE: '1' };
}

function addVisit(add: Add, order: SampleOrder, index: number): void {
  const { hn, seq, person } = numbersOf(order, index);
  const ids = { HN: hn, SEQ: seq };
  addPatient(add, order, index);
  add('INS', { ...addRight(order, index), SEQ: seq });
  add('OPD', {
    ...ids,
    CLINIC: '00100',
    DATEOPD: DAY,
    TIMEOPD: `09${String(index % 60).padStart(2, '0')}`,
    UUC: '1',
    OPTYPE: '5',
    TYPEIN: '1',
    TYPEOUT: '1',
  });
  add('ODX', {
    ...ids,
    DATEDX: DAY,
    CLINIC: '00100',
    DIAG: 'I10',
    DXTYPE: '1',
    DRDX: 'ว12345',
    PERSON_ID: person,
  });
  add('ODX', {
    ...ids,
    DATEDX: DAY,
    CLINIC: '00100',
    DIAG: 'E119',
    DXTYPE: '2',
    DRDX: 'ว12345',
    PERSON_ID: person,
  });
  add('OOP', {
    ...ids,
    DATEOPD: DAY,
    CLINIC: '00100',
    OPER: '9007000',
    DROPID: 'ว12345',
    PERSON_ID: person,
    SERVPRICE: '0',
  });
  addCharges(add, { ...ids, PERSON_ID: person });
  for (let drug = 0; drug < DRUGS; drug++)
    addDrug(add, { HCODE: order.hospital, ...ids, PERSON_ID: person }, drug);
}

function addCharges(add: Add, ids: Values): void {
  add('CHT', {
    ...ids,
    DATE: DAY,
    TOTAL: '360.00',
    PAID: '0.00',
    PTTYPE: 'UC',
    INVOICE_NO: `IN${ids['SEQ'] ?? ''}`,
  });
  add('CHA', { ...ids, DATE: DAY, CHRGITEM: '41', AMOUNT: '300.00' });
  add('CHA', { ...ids, DATE: DAY, CHRGITEM: 'C1', AMOUNT: '60.00' });
  add('ADP', { ...ids, DATEOPD: DAY, TYPE: '17', CODE: '55020', QTY: '1', RATE: '60.00', TOTAL: '60.00' });
}

function addDrug(add: Add, ids: Values, drug: number): void {
  add('DRU', {
    ...ids,
    CLINIC: '00100',
    DATE_SERV: DAY,
    DID: `10${drug}`,
    DIDNAME: 'AMLODIPINE 5 MG TABLET',
    AMOUNT: '50',
    DRUGPRIC: '1.00',
    DRUGCOST: '0.50',
    DIDSTD: '100288000004493121781506',
    UNIT: 'เม็ด',
    UNIT_PACK: '1x10',
    USE_STATUS: '2',
    TOTAL: '50.00',
    SIGTEXT: 'รับประทานครั้งละ 1 เม็ด วันละ 1 ครั้ง หลังอาหารเช้า',
  });
}

function addStay(add: Add, order: SampleOrder, index: number): void {
  const { hn, an, person } = numbersOf(order, index);
  const ids = { HN: hn, AN: an };
  addPatient(add, order, index);
  add('INS', { ...addRight(order, index), AN: an, SEQ: '' });
  add('IPD', {
    ...ids,
    DATEADM: '20260928',
    TIMEADM: '1030',
    DATEDSC: DAY,
    TIMEDSC: '0900',
    DISCHS: '2',
    DISCHT: '1',
    WARDDSC: '0101',
    DEPT: '01',
    ADM_W: '61.5',
    UUC: '1',
    SVCTYPE: 'I',
  });
  add('IDX', { AN: an, DIAG: 'J189', DXTYPE: '1', DRDX: 'ว12345' });
  add('IOP', {
    AN: an,
    OPER: '9604',
    OPTYPE: '1',
    DROPID: 'ว12345',
    DATEIN: '20260928',
    TIMEIN: '1100',
    DATEOUT: '20260928',
    TIMEOUT: '1130',
  });
  add('CHT', { ...ids, DATE: DAY, TOTAL: '4500.00', PAID: '0.00', PTTYPE: 'UC', PERSON_ID: person });
  add('CHA', { ...ids, DATE: DAY, CHRGITEM: '11', AMOUNT: '1500.00', PERSON_ID: person });
  add('CHA', { ...ids, DATE: DAY, CHRGITEM: 'B1', AMOUNT: '3000.00', PERSON_ID: person });
}
