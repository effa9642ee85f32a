import type { AreaCode, Text } from '../model/index.ts';

/** What a check of claims found: the code by which payers know it, and the file and field it is about; never a value. */
export type ClaimFinding = Readonly<{ code: string; file: string; field: string }>;

/** A code of payers' answers: correct and send again (C), denied (D), looked into (V). Unofficial: payers keep the official list. */
export type ClaimErrorCode = Readonly<{
  code: string;
  kind: 'correct' | 'deny' | 'verify';
  title: Text;
  /** What the hospital does about it. */
  guide: Text;
}>;

/** The checks that are made before a claim goes to its payer. */
export const CLAIM_CHECKS = [
  'name-missing',
  'birth-unlikely',
  'sex-missing',
  'ends-before-it-begins',
  'ends-in-the-future',
  'approval-missing',
  'number-unlikely',
  'scheme-unknown',
  'stays-overlap',
  'sent-twice',
  'no-principal-diagnosis',
  'diagnosis-of-other-sex',
  'principal-unsuitable',
  'injury-without-cause',
  'charge-negative',
  'total-without-items',
  'permit-missing',
  'charges-differ',
  'room-longer-than-stay',
  'late',
] as const;
export type ClaimCheck = (typeof CLAIM_CHECKS)[number];

/** What a scheme of rights means for a claim. */
export type ClaimScheme = Readonly<{
  id: string;
  title: Text;
  /** Who pays; null where nobody is asked to. */
  payer: string | null;
  /** For which kinds a permit (authentication or approval code) must be given. */
  permitFor: readonly ('OP' | 'IP')[];
  /** For stays that permit is an approval asked for before. */
  approvesStays: boolean;
}>;

/** A hospital that claims come from. */
export type ClaimHospital = Readonly<{
  code: string;
  name: Text;
  /** The province it is in; null where it is not known. */
  province: AreaCode | null;
}>;

/** Limits of what clinical checks hold plausible, in the codes of the country's classification. */
export type ClaimClinic = Readonly<{
  principalType: string;
  externalCauseType: string;
  /** Beginnings of codes. */
  onlyMale: readonly string[];
  onlyFemale: readonly string[];
  injuries: readonly string[];
  externalCauses: readonly string[];
  unsuitablePrincipal: readonly string[];
  roomItemTypes: readonly string[];
  oldestYears: number;
}>;

/** Accounts of hospitals at the hub, and the tokens they are given. */
export type ClaimAccounts = Readonly<{
  issuer: string;
  audience: string;
  tokenSeconds: number;
  role: string;
  /** Scopes that a new account gets. */
  scopes: readonly string[];
  /** Without it nothing of the hub is reached. */
  neededScope: string;
  failuresUntilLocked: number;
  lockedMinutes: number;
  /** With these hospitals' programs hash a password, unless the deployment says otherwise. */
  passwordKeys: readonly string[];
  /** The action by which a token is asked for. */
  tokenAction: string;
}>;

/** What one upload may be. */
export type ClaimUploadLimits = Readonly<{
  bytes: number;
  files: number;
  fields: number;
}>;

/** Everything about claims that differs by country, law or year. */
export type ClaimContent = Readonly<{
  /** Answers for the data; the gateway only processes them. */
  controller: string;
  processor: string;
  accounts: ClaimAccounts;
  upload: ClaimUploadLimits;
  /** The file set of uploads of 16 files. */
  fileSet: string;
  schemes: readonly ClaimScheme[];
  /** Hospitals that are known; others may send claims as well. */
  hospitals: readonly ClaimHospital[];
  checks: Readonly<Record<ClaimCheck, string>>;
  clinic: ClaimClinic;
  /** Days after the service within which a claim is on time. */
  onTimeDays: number;
  /** Days of the month on which approved claims are cut off for payment; 31 is the last. */
  cutOffDays: readonly number[];
  errorCodes: readonly ClaimErrorCode[];
  /** What the list of codes is, and what it is not. */
  errorCodesNote: Text;
}>;

/** What the right is called under which a claim is paid; nothing for a word that is none. */
export function rightTitle({ schemes }: Pick<ClaimContent, 'schemes'>, scheme: string | null): Text | null {
  return schemes.find(({ id }) => id === scheme)?.title ?? null;
}
