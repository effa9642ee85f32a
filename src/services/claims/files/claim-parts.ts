import type {
  Claim,
  ClaimAccident,
  ClaimPatient,
  ClaimRight,
  ClaimService,
} from '../../../base/claim/index.ts';
import type { FileSet, Row } from '../../../filesets/index.ts';
import { cellsOf } from './cells.ts';
import type { ClaimRows } from './claim-lists.ts';

const MALE = '1';
const FEMALE = '2';
const NOT_CLAIMED = '2';

/** Who it is, from the file of patients; a number that stands only in the file of rights is taken from there. */
export function patientReader(set: FileSet): (rows: ClaimRows) => ClaimPatient {
  const { text, day } = cellsOf(set.byName.get('PAT'));
  const rightNumber = cellsOf(set.byName.get('INS')).text('CID');
  const [number, numberType, title] = [text('PERSON_ID'), text('IDTYPE'), text('TITLE')];
  const [given, family, whole] = [text('FNAME'), text('LNAME'), text('NAMEPAT')];
  const [sex, bornOn, nationality] = [text('SEX'), day('DOB'), text('NATION')];
  return (rows) => {
    const row = rows['PAT']?.[0];
    // Old programs write all of the name as "given family,title".
    const [names = '', titleOfWhole = ''] = (whole(row) ?? '').split(',');
    const [first = '', ...last] = names.trim().split(/\s+/);
    const digit = sex(row);
    return {
      number: number(row) ?? rightNumber(rows['INS']?.[0]),
      numberType: numberType(row),
      title: title(row) ?? (titleOfWhole.trim() || null),
      givenName: given(row) ?? (first || null),
      familyName: family(row) ?? (last.join(' ') || null),
      sex: digit === MALE ? 'm' : digit === FEMALE ? 'f' : null,
      bornOn: bornOn(row),
      nationality: nationality(row),
    };
  };
}

/** Reads by which right a claim asks to be paid. */
export function rightReader(set: FileSet): (rows: ClaimRows) => ClaimRight {
  const { text, day } = cellsOf(set.byName.get('INS'));
  const [scheme, subScheme, permit] = [text('INSCL'), text('SUBTYPE'), text('PERMITNO')];
  const [mainHospital, subHospital] = [text('HOSPMAIN'), text('HOSPSUB')];
  const [validFrom, validTo] = [day('DATEIN'), day('DATEEXP')];
  return (rows) => {
    const row = rows['INS']?.[0];
    return {
      scheme: scheme(row)?.toUpperCase() ?? null,
      subScheme: subScheme(row),
      permit: permit(row),
      mainHospital: mainHospital(row),
      subHospital: subHospital(row),
      validFrom: validFrom(row),
      validTo: validTo(row),
    };
  };
}

const NO_VITALS = { temperature: null, systolic: null, diastolic: null, pulse: null, breaths: null };

/** Reads when and where a visit was. */
export function visitReader(set: FileSet): (rows: ClaimRows) => ClaimService {
  const { text, number, moment } = cellsOf(set.byName.get('OPD'));
  const [from, clinic, typeIn, typeOut] = [
    moment('DATEOPD', 'TIMEOPD'),
    text('CLINIC'),
    text('TYPEIN'),
    text('TYPEOUT'),
  ];
  const [temperature, systolic, diastolic] = [number('BTEMP'), number('SBP'), number('DBP')];
  const [pulse, breaths, use] = [number('PR'), number('RR'), text('UUC')];
  return (rows) => {
    const row = rows['OPD']?.[0];
    return {
      from: from(row),
      to: null,
      clinic: clinic(row),
      typeIn: typeIn(row),
      typeOut: typeOut(row),
      dischargeStatus: null,
      dischargeType: null,
      ward: null,
      weightKg: null,
      vitals: {
        temperature: temperature(row),
        systolic: systolic(row),
        diastolic: diastolic(row),
        pulse: pulse(row),
        breaths: breaths(row),
      },
      isClaimed: use(row) !== NOT_CLAIMED,
    };
  };
}

/** Reads from when to when a stay was, and how it ended. */
export function stayReader(set: FileSet): (rows: ClaimRows) => ClaimService {
  const { text, number, moment } = cellsOf(set.byName.get('IPD'));
  const [from, to, clinic] = [moment('DATEADM', 'TIMEADM'), moment('DATEDSC', 'TIMEDSC'), text('DEPT')];
  const [dischargeStatus, dischargeType, ward] = [text('DISCHS'), text('DISCHT'), text('WARDDSC')];
  const [weight, use] = [number('ADM_W'), text('UUC')];
  return (rows) => {
    const row = rows['IPD']?.[0];
    return {
      from: from(row),
      to: to(row),
      clinic: clinic(row),
      typeIn: null,
      typeOut: null,
      dischargeStatus: dischargeStatus(row),
      dischargeType: dischargeType(row),
      ward: ward(row),
      weightKg: weight(row),
      vitals: NO_VITALS,
      isClaimed: use(row) !== NOT_CLAIMED,
    };
  };
}

/** Reads what is said of an accident; nothing where there was none. */
export function accidentReader(set: FileSet): (rows: ClaimRows) => ClaimAccident | null {
  const { text, moment } = cellsOf(set.byName.get('AER'));
  const [type, at, permit, urgency] = [
    text('AETYPE'),
    moment('AEDATE', 'AETIME'),
    text('AUTHAE'),
    text('EMTYPE'),
  ];
  return (rows) => {
    const row = rows['AER']?.[0];
    return row ? { type: type(row), at: at(row), permit: permit(row), urgency: urgency(row) } : null;
  };
}

/** What was charged and paid in all, and the invoice it stands on. */
export function totalReader(set: FileSet): (rows: ClaimRows) => Pick<Claim, 'totals' | 'invoice'> {
  const { text, money } = cellsOf(set.byName.get('CHT'));
  const [total, paid, number, lot] = [money('TOTAL'), money('PAID'), text('INVOICE_NO'), text('INVOICE_LT')];
  return (rows) => {
    const all = rows['CHT'] ?? [];
    const sum = (of: (row: Row) => number | null) => all.reduce((before, row) => before + (of(row) ?? 0), 0);
    return {
      totals: { chargedSatang: sum(total), paidSatang: sum(paid) },
      invoice: { number: number(all[0]), item: lot(all[0]) },
    };
  };
}
