import {
  type Claim,
  type ClaimDrug,
  type ClaimItem,
  claimKeyOf,
  type DataSetContent,
} from '../../../../base/claim/index.ts';
import { dayIn, momentIn, numberIn, saidOf, satangIn, textOf } from '../cells.ts';
import type { DataSet, Fields } from './read-data-set.ts';

/** Under this name a claim keeps the data set it came as. */
export const KEPT_AS = 'DATASET';
const MALE = /^(1|m|male)$/i;
const FEMALE = /^(2|f|female)$/i;
const REFERRED_IN = '1';
const REFERRED_OUT = '2';

/** The plain claim of one data set. */
export function claimOfDataSet(dataSet: DataSet, content: DataSetContent): Claim {
  const [patient, opd, ipd] = [dataSet.part('PATIENT'), dataSet.part('OPD'), dataSet.part('IPD')];
  const an = textOf(ipd['AN']);
  const numbers = {
    hospital: patient['HCODE'] ?? '',
    hn: patient['HN'] ?? '',
    seq: textOf(opd['SEQ']),
    an,
  };
  const charges = dataSet.list('CHA');
  const details = dataSet.list('CHAD');
  const isDrug = (row: Fields) => content.drugSystems.includes(row['CODE_SYS'] ?? '');
  const coded = details.filter((row) => textOf(row['STDCODE']) ?? textOf(row['LOCAL_CODE']));
  return {
    ...numbers,
    kind: an === null ? 'OP' : 'IP',
    key: claimKeyOf(numbers),
    patient: patientOf(dataSet),
    right: rightOf(patient),
    service: serviceOf(dataSet, content),
    diagnoses: dataSet.list('DX').map(diagnosisOf),
    procedures: dataSet.list('PC').map(procedureOf),
    charges: charges.map((row) => ({
      group: row['CHRGITEM'] ?? '',
      on: dayIn(row['DATE']),
      satang: satangIn(row['AMOUNT']) ?? 0,
    })),
    items: coded.filter((row) => !isDrug(row)).map((row) => itemOf(row, content)),
    drugs: coded.filter(isDrug).map(drugOf),
    labs: details.flatMap((row) => {
      const test = textOf(row['LABTEST']);
      return test === null ? [] : [{ test, result: row['LAB_RESULT'] ?? '', on: dayIn(row['SERVDATE']) }];
    }),
    referrals: dataSet.list('AER').flatMap(referralsOf),
    accident: accidentOf(dataSet.list('AER')),
    leaves: dataSet.list('LVD').map((row) => ({
      from: momentIn(row['DATE_TIME_OUT']),
      to: momentIn(row['DATE_TIME_IN']),
      days: numberIn(row['QTYDAY'] ?? row['QTYFAY']),
    })),
    invoice: {
      number: textOf(charges[0]?.['INVOICE_NO']),
      item: textOf(charges[0]?.['INVOICE_LT']),
    },
    totals: totalsOf(charges),
    rows: { [KEPT_AS]: [[dataSet.text]] },
  };
}

function patientOf(dataSet: DataSet): Claim['patient'] {
  const [patient, name] = [dataSet.part('PATIENT'), dataSet.part('NAME')];
  const gender = patient['GENDER'] ?? '';
  return {
    number: textOf(patient['ID']),
    numberType: textOf(patient['ID_TYPE']),
    title: textOf(name['TITLE']),
    givenName: textOf(name['GIVEN']),
    familyName: textOf(name['FAMILY']),
    sex: MALE.test(gender) ? 'm' : FEMALE.test(gender) ? 'f' : null,
    bornOn: dayIn(patient['BIRTHDATE']),
    nationality: textOf(patient['NATIONALITY']),
  };
}

function rightOf(patient: Fields): Claim['right'] {
  return {
    scheme: textOf(patient['INSCL']),
    subScheme: textOf(patient['SUBTYPE']),
    permit: textOf(patient['DOCNO']),
    mainHospital: textOf(patient['HMAIN']),
    subHospital: textOf(patient['HSUB']),
    validFrom: dayIn(patient['DATEIN']),
    validTo: dayIn(patient['DATEEXP']),
  };
}

function serviceOf(dataSet: DataSet, content: DataSetContent): Claim['service'] {
  const [opd, ipd] = [dataSet.part('OPD'), dataSet.part('IPD')];
  const [visit, vitals] = [dataSet.part('VISIT'), dataSet.part('VITALSIGN')];
  return {
    from: momentIn(ipd['ADM_DATE_TIME']) ?? momentIn(opd['OPD_DATE_TIME']),
    to: momentIn(ipd['DSC_DATE_TIME']),
    clinic: textOf(opd['CLINIC']) ?? textOf(ipd['DEPT']),
    typeIn: textOf(opd['TYPEIN']),
    typeOut: textOf(opd['TYPEOUT']),
    dischargeStatus: textOf(ipd['DISCHS']),
    dischargeType: textOf(ipd['DISCHT']),
    ward: textOf(ipd['WARDDSC']),
    weightKg: numberIn(visit['WEIGHT']),
    vitals: {
      temperature: numberIn(vitals['BTEMP']),
      systolic: numberIn(vitals['SBP']),
      diastolic: numberIn(vitals['DBP']),
      pulse: numberIn(vitals['PR']),
      breaths: numberIn(vitals['RR']),
    },
    isClaimed: dataSet.part('PATIENT')['UUC'] !== content.unclaimed,
  };
}

function diagnosisOf(row: Fields): Claim['diagnoses'][number] {
  return {
    code: row['DIAG'] ?? '',
    type: row['DIAGTYPE'] ?? '',
    provider: textOf(row['PROFESSION_ID']),
    on: dayIn(row['DATEDX']),
    clinic: textOf(row['CLINIC']),
  };
}

function procedureOf(row: Fields): Claim['procedures'][number] {
  return {
    code: row['OPER'] ?? '',
    type: textOf(row['OPTYPE']),
    provider: textOf(row['PROFESSION_ID']),
    from: momentIn(row['DATE_TIME_IN']),
    to: momentIn(row['DATE_TIME_OUT']),
    priceSatang: satangIn(row['SERVEPRICE']),
  };
}

function itemOf(row: Fields, { groups }: DataSetContent): ClaimItem {
  const group = row['BILLGRCS'] ?? '';
  return {
    type: saidOf(groups, group)?.item ?? group,
    code: textOf(row['STDCODE']) ?? row['LOCAL_CODE'] ?? '',
    quantity: numberIn(row['QTY']) ?? 0,
    rateSatang: satangIn(row['UNITPRICE']) ?? 0,
    totalSatang: satangIn(row['CHARGEAMT']),
    on: dayIn(row['SERVDATE']),
    serial: textOf(row['SERIAL_NO']),
  };
}

function drugOf(row: Fields): ClaimDrug {
  return {
    code: row['LOCAL_CODE'] ?? '',
    name: row['DESCRIPT'] ?? '',
    standardCode: textOf(row['STDCODE']),
    quantity: numberIn(row['QTY']) ?? 0,
    unit: textOf(row['UNIT']),
    priceSatang: satangIn(row['UNITPRICE']) ?? 0,
    totalSatang: satangIn(row['CHARGEAMT']),
    on: dayIn(row['SERVDATE']),
    use: textOf(row['USE_STATUS']),
    directions: textOf(row['SIGTEXT']),
    provider: textOf(row['PROVIDER']),
  };
}

function referralsOf(row: Fields): Claim['referrals'] {
  const on = dayIn(row['DATE_TIME_IN']);
  const [from, to] = [textOf(row['REFMAINI']), textOf(row['REFMAINO'])];
  return [
    ...(from === null ? [] : [{ hospital: from, direction: REFERRED_IN, on }]),
    ...(to === null ? [] : [{ hospital: to, direction: REFERRED_OUT, on }]),
  ];
}

function accidentOf(rows: readonly Fields[]): Claim['accident'] {
  const row = rows.find((one) => ['AETYPE', 'AE_DATE_TIME', 'AUTHAE', 'EMTYPE'].some((field) => one[field]));
  if (!row) return null;
  return {
    type: textOf(row['AETYPE']),
    at: momentIn(row['AE_DATE_TIME']),
    permit: textOf(row['AUTHAE']),
    urgency: textOf(row['EMTYPE']),
  };
}

/** Every charge repeats the total of the whole case; where none does, the charges are added up. */
function totalsOf(charges: readonly Fields[]): Claim['totals'] {
  const total = charges.flatMap((row) => satangIn(row['TOTAL']) ?? [])[0];
  const paid = charges.flatMap((row) => satangIn(row['PAID']) ?? [])[0];
  const sum = charges.reduce((before, row) => before + (satangIn(row['AMOUNT']) ?? 0), 0);
  return { chargedSatang: total ?? sum, paidSatang: paid ?? 0 };
}
