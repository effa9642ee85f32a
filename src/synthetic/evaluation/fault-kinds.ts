/** By what sign of the stages a planted fault counts as found. */
export type FaultSign =
  /** The row is linked to its true person. Wrong is a row given to somebody else; a row left alone is only missed. */
  | Readonly<{ by: 'true-person' }>
  /** The row carries a repair code of intake. Precision is over all rows that carry it. */
  | Readonly<{ by: 'repair'; code: string }>
  /** Intake rejected the row, for another reason than a key seen before. Precision is over all such rows. */
  | Readonly<{ by: 'rejection' }>
  /** One of the person's rows in the register is called a duplicate. Counted once a person and register. */
  | Readonly<{ by: 'duplicate' }>
  /** The poverty stage says this of the survey's row. Precision is over all rows of which it says so. */
  | Readonly<{ by: 'survey-row'; finding: string }>
  /** The poverty stage says this of the person. Counted once a person. */
  | Readonly<{ by: 'survey-person'; finding: string }>
  /** The person's profile has places that disagree. Counted once a person. */
  | Readonly<{ by: 'address-conflict' }>
  | GapSign;

/** The person has a gap of this kind, where named in this programme. Counted once a person. */
export type GapSign = Readonly<{
  by: 'gap';
  gap: string;
  programme?: string;
  /** The truth tells of everybody whether the right is owed, so that an open answer can be held against it too. */
  truthOfAll?: true;
}>;

export type FaultKind = Readonly<{ kind: string; sign: FaultSign }>;

/** Every kind of fault that is planted, and the sign that it was found. */
export const FAULT_KINDS: readonly FaultKind[] = [
  { kind: 'name-misspelt', sign: { by: 'true-person' } },
  { kind: 'name-changed', sign: { by: 'true-person' } },
  { kind: 'number-transposed', sign: { by: 'true-person' } },
  { kind: 'number-missing', sign: { by: 'true-person' } },
  { kind: 'number-of-another', sign: { by: 'true-person' } },
  { kind: 'number-former', sign: { by: 'true-person' } },
  { kind: 'number-as-float', sign: { by: 'true-person' } },
  { kind: 'duplicate-row', sign: { by: 'duplicate' } },
  { kind: 'wrong-era', sign: { by: 'repair', code: 'ERA_REPAIRED' } },
  { kind: 'title-in-name', sign: { by: 'repair', code: 'TITLE_IN_NAME' } },
  { kind: 'house-number-date', sign: { by: 'repair', code: 'HOUSE_NUMBER_DATE' } },
  { kind: 'stale-address', sign: { by: 'address-conflict' } },
  { kind: 'unreadable-row', sign: { by: 'rejection' } },
  { kind: 'mark-disagrees', sign: { by: 'survey-row', finding: 'mark-disagrees' } },
  { kind: 'answer-impossible', sign: { by: 'survey-row', finding: 'answer-impossible' } },
  { kind: 'answer-out-of-range', sign: { by: 'repair', code: 'NUMBER_RANGE' } },
  { kind: 'surveyed-twice', sign: { by: 'survey-person', finding: 'surveyed-twice' } },
  {
    kind: 'poor-without-card',
    sign: { by: 'gap', gap: 'poor-without-card', programme: 'state-welfare-card' },
  },
  { kind: 'disabled-not-registered', sign: { by: 'gap', gap: 'not-registered' } },
  {
    kind: 'elderly-without-allowance',
    sign: { by: 'gap', gap: 'missing-out', programme: 'old-age-allowance' },
  },
  {
    kind: 'disabled-without-allowance',
    sign: { by: 'gap', gap: 'missing-out', programme: 'disability-allowance' },
  },
  { kind: 'allowance-with-pension', sign: { by: 'gap', gap: 'overlap', programme: 'old-age-allowance' } },
  { kind: 'paid-after-death', sign: { by: 'gap', gap: 'paid-after-death' } },
  {
    kind: 'child-without-grant',
    sign: { by: 'gap', gap: 'missing-out', programme: 'child-support-grant', truthOfAll: true },
  },
];

/** Faults that make a row look like somebody else's; such rows do not decide who a person is. */
export const IDENTITY_KINDS: readonly string[] = FAULT_KINDS.filter(
  ({ sign }) => sign.by === 'true-person',
).map(({ kind }) => kind);
