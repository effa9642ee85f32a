import type { Claim, FileRows } from '../../../base/claim/index.ts';
import type { FileSet, Row } from '../../../filesets/index.ts';
import { cellsOf } from './cells.ts';

/** Rows of one claim, by the name of their file. */
export type ClaimRows = Readonly<Record<string, FileRows>>;

/** Readers of the lists in a claim, each from the files that tell it for visits and for stays. */
export function listReaders(set: FileSet) {
  const of = (file: string) => cellsOf(set.byName.get(file));
  const each = <Value>(file: string, read: (row: Row) => Value) => {
    return (rows: ClaimRows): Value[] => (rows[file] ?? []).map(read);
  };
  const [odx, idx, oop, iop, cha] = [of('ODX'), of('IDX'), of('OOP'), of('IOP'), of('CHA')];
  const [adp, dru, lab, orf, irf, lvd] = [of('ADP'), of('DRU'), of('LABFU'), of('ORF'), of('IRF'), of('LVD')];
  const visitDiagnosis = diagnosis(odx);
  const stayDiagnosis = diagnosis(idx);
  const visitProcedure = procedure(oop, { at: ['DATEOPD', ''], to: ['', ''] });
  const stayProcedure = procedure(iop, { at: ['DATEIN', 'TIMEIN'], to: ['DATEOUT', 'TIMEOUT'] });
  return {
    visitDiagnoses: each('ODX', visitDiagnosis),
    stayDiagnoses: each('IDX', stayDiagnosis),
    visitProcedures: each('OOP', visitProcedure),
    stayProcedures: each('IOP', stayProcedure),
    visitReferrals: each('ORF', referral(orf)),
    stayReferrals: each('IRF', referral(irf)),
    charges: each('CHA', charge(cha)),
    items: each('ADP', item(adp)),
    drugs: each('DRU', drug(dru)),
    labs: each('LABFU', labTest(lab)),
    leaves: each('LVD', leave(lvd)),
  };
}

type Cells = ReturnType<typeof cellsOf>;

function diagnosis({ text, day }: Cells) {
  const [code, type, provider, on, clinic] = [
    text('DIAG'),
    text('DXTYPE'),
    text('DRDX'),
    day('DATEDX'),
    text('CLINIC'),
  ];
  return (row: Row): Claim['diagnoses'][number] => ({
    code: code(row) ?? '',
    type: type(row) ?? '',
    provider: provider(row),
    on: on(row),
    clinic: clinic(row),
  });
}

type Columns = readonly [day: string, time: string];

function procedure({ text, money, moment }: Cells, { at, to }: Readonly<{ at: Columns; to: Columns }>) {
  const [code, type, provider, price] = [text('OPER'), text('OPTYPE'), text('DROPID'), money('SERVPRICE')];
  const [from, until] = [moment(...at), moment(...to)];
  return (row: Row): Claim['procedures'][number] => ({
    code: code(row) ?? '',
    type: type(row),
    provider: provider(row),
    from: from(row),
    to: until(row),
    priceSatang: price(row),
  });
}

function charge({ text, money, day }: Cells) {
  const [group, on, amount] = [text('CHRGITEM'), day('DATE'), money('AMOUNT')];
  return (row: Row): Claim['charges'][number] => ({
    group: group(row) ?? '',
    on: on(row),
    satang: amount(row) ?? 0,
  });
}

function item({ text, number, money, day }: Cells) {
  const [type, code, quantity, rate] = [text('TYPE'), text('CODE'), number('QTY'), money('RATE')];
  const [total, on, serial] = [money('TOTAL'), day('DATEOPD'), text('SERIALNO')];
  return (row: Row): Claim['items'][number] => ({
    type: type(row) ?? '',
    code: code(row) ?? '',
    quantity: quantity(row) ?? 0,
    rateSatang: rate(row) ?? 0,
    totalSatang: total(row),
    on: on(row),
    serial: serial(row),
  });
}

function drug({ text, number, money, day }: Cells) {
  const [code, name, standardCode, quantity] = [
    text('DID'),
    text('DIDNAME'),
    text('DIDSTD'),
    number('AMOUNT'),
  ];
  const [unit, price, total, on] = [text('UNIT'), money('DRUGPRIC'), money('TOTAL'), day('DATE_SERV')];
  const [use, directions, provider] = [text('USE_STATUS'), text('SIGTEXT'), text('PROVIDER')];
  return (row: Row): Claim['drugs'][number] => ({
    code: code(row) ?? '',
    name: name(row) ?? '',
    standardCode: standardCode(row),
    quantity: quantity(row) ?? 0,
    unit: unit(row),
    priceSatang: price(row) ?? 0,
    totalSatang: total(row),
    on: on(row),
    use: use(row),
    directions: directions(row),
    provider: provider(row),
  });
}

function labTest({ text, day }: Cells) {
  const [test, result, on] = [text('LABTEST'), text('LABRESULT'), day('DATESERV')];
  return (row: Row): Claim['labs'][number] => ({
    test: test(row) ?? '',
    result: result(row) ?? '',
    on: on(row),
  });
}

function referral({ text, day }: Cells) {
  const [hospital, direction, on] = [text('REFER'), text('REFERTYPE'), day('REFERDATE')];
  return (row: Row): Claim['referrals'][number] => ({
    hospital: hospital(row) ?? '',
    direction: direction(row) ?? '',
    on: on(row),
  });
}

function leave({ number, moment }: Cells) {
  const [from, to, days] = [moment('DATEOUT', 'TIMEOUT'), moment('DATEIN', 'TIMEIN'), number('QTYDAY')];
  return (row: Row): Claim['leaves'][number] => ({ from: from(row), to: to(row), days: days(row) });
}
