import type { IsoDate } from '../model/index.ts';

/** A visit (out-patient) or a stay (in-patient). */
export type ClaimKind = 'OP' | 'IP';

/** A moment as hospitals write it, to the minute, in the country's own time: `2026-10-01T09:30`. */
export type LocalTime = string;

/** Rows of one file as they came, values by the position of their column. */
export type FileRows = readonly (readonly string[])[];

/** The one plain claim that every form of sending comes to: amounts are satang, days Gregorian, and what was not said is null. */
export type Claim = Readonly<{
  hospital: string;
  kind: ClaimKind;
  /** What makes it one claim: the hospital with visit or stay. */
  key: string;
  hn: string;
  seq: string | null;
  an: string | null;
  patient: ClaimPatient;
  right: ClaimRight;
  service: ClaimService;
  diagnoses: readonly ClaimDiagnosis[];
  procedures: readonly ClaimProcedure[];
  charges: readonly ClaimCharge[];
  items: readonly ClaimItem[];
  drugs: readonly ClaimDrug[];
  labs: readonly ClaimLab[];
  referrals: readonly ClaimReferral[];
  accident: ClaimAccident | null;
  leaves: readonly ClaimLeave[];
  invoice: Readonly<{ number: string | null; item: string | null }>;
  totals: Readonly<{ chargedSatang: number; paidSatang: number }>;
  /** The rows of files it came from, by file, so that nothing that was sent is lost. */
  rows: Readonly<Record<string, FileRows>>;
}>;

export type ClaimPatient = Readonly<{
  /** The national number, or what stands in its place. */
  number: string | null;
  numberType: string | null;
  title: string | null;
  givenName: string | null;
  familyName: string | null;
  sex: 'm' | 'f' | null;
  bornOn: IsoDate | null;
  nationality: string | null;
}>;

/** By which right the visit is paid. */
export type ClaimRight = Readonly<{
  scheme: string | null;
  subScheme: string | null;
  /** The authentication or approval code. */
  permit: string | null;
  mainHospital: string | null;
  subHospital: string | null;
  validFrom: IsoDate | null;
  validTo: IsoDate | null;
}>;

export type ClaimService = Readonly<{
  from: LocalTime | null;
  to: LocalTime | null;
  clinic: string | null;
  typeIn: string | null;
  typeOut: string | null;
  dischargeStatus: string | null;
  dischargeType: string | null;
  ward: string | null;
  weightKg: number | null;
  vitals: Readonly<{
    temperature: number | null;
    systolic: number | null;
    diastolic: number | null;
    pulse: number | null;
    breaths: number | null;
  }>;
  /** False when the hospital says that it does not want to be paid. */
  isClaimed: boolean;
}>;

export type ClaimDiagnosis = Readonly<{
  code: string;
  type: string;
  provider: string | null;
  on: IsoDate | null;
  clinic: string | null;
}>;

export type ClaimProcedure = Readonly<{
  code: string;
  type: string | null;
  provider: string | null;
  from: LocalTime | null;
  to: LocalTime | null;
  priceSatang: number | null;
}>;

export type ClaimCharge = Readonly<{ group: string; on: IsoDate | null; satang: number }>;

export type ClaimItem = Readonly<{
  type: string;
  code: string;
  quantity: number;
  rateSatang: number;
  totalSatang: number | null;
  on: IsoDate | null;
  serial: string | null;
}>;

export type ClaimDrug = Readonly<{
  code: string;
  name: string;
  standardCode: string | null;
  quantity: number;
  unit: string | null;
  priceSatang: number;
  totalSatang: number | null;
  on: IsoDate | null;
  use: string | null;
  directions: string | null;
  provider: string | null;
}>;

export type ClaimLab = Readonly<{ test: string; result: string; on: IsoDate | null }>;

export type ClaimReferral = Readonly<{ hospital: string; direction: string; on: IsoDate | null }>;

export type ClaimAccident = Readonly<{
  type: string | null;
  at: LocalTime | null;
  permit: string | null;
  urgency: string | null;
}>;

export type ClaimLeave = Readonly<{ from: LocalTime | null; to: LocalTime | null; days: number | null }>;

/** What makes a claim one: a visit is known by patient and sequence, a stay by its own number. */
export function claimKeyOf(
  claim: Readonly<{ hospital: string; hn: string; seq: string | null; an: string | null }>,
): string {
  const { hospital, hn, seq, an } = claim;
  return an === null || an === '' ? `${hospital}/OP/${hn}/${seq ?? ''}` : `${hospital}/IP/${an}`;
}
