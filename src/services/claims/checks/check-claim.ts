import type { Claim, ClaimContent, ClaimFinding } from '../../../base/claim/index.ts';
import type { IsoDate } from '../../../base/model/index.ts';
import { checkMoney } from './check-money.ts';
import { type Found, findingOf } from './finding.ts';

/** What a claim is checked with besides itself. */
export type CheckNeeds = Readonly<{
  content: ClaimContent;
  today: IsoDate;
  /** The day it was received. */
  receivedOn: IsoDate;
}>;

const A_DAY_MS = 86_400_000;
const CITIZEN_NUMBER = '1';

/** Everything a payer would send a claim back for that can be told from the claim alone. */
export function checkClaim(claim: Claim, needs: CheckNeeds): ClaimFinding[] {
  const found = [
    ...checkPatient(claim, needs),
    ...checkTimes(claim, needs),
    ...checkRight(claim, needs.content),
    ...checkDiagnoses(claim, needs.content),
    ...checkMoney(claim, needs.content),
  ];
  return found.map((one) => findingOf(one, needs.content));
}

function* checkPatient({ patient, service }: Claim, { content, today }: CheckNeeds): Generator<Found> {
  const { givenName, familyName, sex, bornOn, number, numberType } = patient;
  const file = 'PAT';
  if (!givenName || !familyName) yield { check: 'name-missing', file, field: givenName ? 'LNAME' : 'FNAME' };
  if (!sex) yield { check: 'sex-missing', file, field: 'SEX' };
  const day = service.from?.slice(0, 'YYYY-MM-DD'.length) ?? today;
  const oldest = `${Number(day.slice(0, 4)) - content.clinic.oldestYears}${day.slice(4)}`;
  if (!bornOn || bornOn > day || bornOn < oldest) yield { check: 'birth-unlikely', file, field: 'DOB' };
  if (numberType === CITIZEN_NUMBER && !hasCheckDigit(number ?? ''))
    yield { check: 'number-unlikely', file, field: 'PERSON_ID' };
}

/** The last digit of a citizen number follows from those before it. */
function hasCheckDigit(number: string): boolean {
  if (!/^\d{13}$/.test(number)) return false;
  const digits = [...number].map(Number);
  const last = digits.pop() ?? 0;
  const sum = digits.reduce((total, digit, at) => total + digit * (digits.length + 1 - at), 0);
  return (11 - (sum % 11)) % 10 === last;
}

function* checkTimes({ kind, service }: Claim, { content, today, receivedOn }: CheckNeeds): Generator<Found> {
  const file = kind === 'IP' ? 'IPD' : 'OPD';
  const { from, to } = service;
  if (from && to && to < from) yield { check: 'ends-before-it-begins', file, field: 'DATEDSC' };
  const end = (to ?? from)?.slice(0, 'YYYY-MM-DD'.length);
  if (!end) return;
  if (end > today) yield { check: 'ends-in-the-future', file, field: kind === 'IP' ? 'DATEDSC' : 'DATEOPD' };
  const days = (Date.parse(receivedOn) - Date.parse(end)) / A_DAY_MS;
  if (days > content.onTimeDays) yield { check: 'late', file, field: kind === 'IP' ? 'DATEDSC' : 'DATEOPD' };
}

function* checkRight({ kind, right }: Claim, { schemes }: ClaimContent): Generator<Found> {
  const scheme = schemes.find(({ id }) => id === right.scheme);
  if (!scheme) yield { check: 'scheme-unknown', file: 'INS', field: 'INSCL' };
  if (!scheme?.permitFor.includes(kind) || right.permit) return;
  const check = kind === 'IP' && scheme.approvesStays ? 'approval-missing' : 'permit-missing';
  yield { check, file: 'INS', field: 'PERMITNO' };
}

function* checkDiagnoses({ kind, patient, diagnoses }: Claim, { clinic }: ClaimContent): Generator<Found> {
  const file = kind === 'IP' ? 'IDX' : 'ODX';
  const field = 'DIAG';
  const has = (code: string, beginnings: readonly string[]) =>
    beginnings.some((one) => code.toUpperCase().startsWith(one));
  const principal = diagnoses.filter(({ type }) => type === clinic.principalType);
  if (principal.length !== 1) yield { check: 'no-principal-diagnosis', file, field: 'DXTYPE' };
  if (principal.some(({ code }) => has(code, clinic.unsuitablePrincipal)))
    yield { check: 'principal-unsuitable', file, field };
  const others = patient.sex === 'm' ? clinic.onlyFemale : patient.sex === 'f' ? clinic.onlyMale : [];
  if (diagnoses.some(({ code }) => has(code, others))) yield { check: 'diagnosis-of-other-sex', file, field };
  const isInjured = diagnoses.some(({ code }) => has(code, clinic.injuries));
  if (isInjured && !diagnoses.some(({ code }) => has(code, clinic.externalCauses)))
    yield { check: 'injury-without-cause', file, field };
}
