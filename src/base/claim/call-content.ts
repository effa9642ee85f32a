/** Bills of one payer's patients: by which words programs mark them, and which right they are paid by. */
export type BillSystem = Readonly<{
  /** The first part of the address they are sent to. */
  api: string;
  /** The payer's mark in the envelope of out-patient bills. */
  payPlan: string;
  /** Marks one of which the archive's name holds. */
  outpatient: readonly string[];
  inpatient: readonly string[];
  scheme: string;
}>;

/** What a group of charges of one form of sending is called in the plain claim. */
export type ChargeGroup = Readonly<{ charge: string; item: string }>;

/** How bills of out-patients and their groups and plans are read. */
export type BillContent = Readonly<{
  fileSet: string;
  system: string;
  version: string;
  systems: readonly BillSystem[];
  /** Which right a plan of payment means; null is nobody's. */
  plans: Readonly<Record<string, string | null>>;
  groups: Readonly<Record<string, ChargeGroup>>;
  /** Groups whose items are medicines. */
  drugGroups: readonly string[];
  /** The importance of a principal diagnosis, and what all others are. */
  principal: string;
  principalType: string;
  otherType: string;
  /** Classes of services that are procedures. */
  procedureClasses: readonly string[];
  /** The flag of a bill that takes back an earlier one. */
  cancelFlag: string;
  newFlag: string;
}>;

/** How the Financial Data Set is read. */
export type DataSetContent = Readonly<{
  groups: Readonly<Record<string, ChargeGroup>>;
  /** Systems of codes that are of medicines. */
  drugSystems: readonly string[];
  /** For items that name no system of codes. */
  defaultSystem: string;
  claimed: string;
  unclaimed: string;
}>;

/** How bills of stays are read; their groups of charges are those of the data set. */
export type StayContent = Readonly<{
  /** Groups whose items are medicines, and where those are used. */
  drugGroups: Readonly<Record<string, string>>;
  /** Kinds of numbers of persons, in the words of the plain claim. */
  numberTypes: Readonly<Record<string, string>>;
}>;

/** What the hub's calls besides uploads need to know of the country. */
export type ClaimCallContent = Readonly<{
  bills: BillContent;
  stays: StayContent;
  dataSet: DataSetContent;
  /** Begins an authentication code when a hospital names no source. */
  authenticationSource: string;
  /** What a token must allow to send health records. */
  healthRecordScope: string;
  /** For how long a hospital's key for health records holds. */
  healthRecordTokenDays: number;
  /** Systems by which health records name citizens and hospitals. */
  identifierSystems: Readonly<{ citizen: readonly string[]; hospital: readonly string[] }>;
}>;
