import { z } from 'zod';

/** The four kinds of household. */
export const KINDS = ['register-house', 'bmn', 'welfare-card-family', 'guardian'] as const;
export type Kind = (typeof KINDS)[number];

/** What can speak for somebody belonging to a household, in the order in which it is told. */
export const EVIDENCE = [
  'listed',
  'house-code',
  'relation',
  'kinship-number',
  'surname',
  'co-residence',
] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** What can speak against it. */
export const CONFLICTS = ['co-residence', 'parent-age'] as const;
export type Conflict = (typeof CONFLICTS)[number];

/** How many ways there are for evidence to stand, and for conflicts. */
export const EVIDENCE_WAYS = 2 ** EVIDENCE.length;
export const CONFLICT_WAYS = 2 ** CONFLICTS.length;

/** While a household is formed, what is known of a membership is one integer: evidence, then conflicts, then the kind. */
export function evidenceBit(evidence: Evidence): number {
  return 2 ** EVIDENCE.indexOf(evidence);
}

/** The bit of something that speaks against a membership. */
export function conflictBit(conflict: Conflict): number {
  return EVIDENCE_WAYS * 2 ** CONFLICTS.indexOf(conflict);
}

/** Where the integers of a kind begin. */
export function kindBits(kind: Kind): number {
  return EVIDENCE_WAYS * CONFLICT_WAYS * KINDS.indexOf(kind);
}

/** The names that an integer of a published table stands for: bit i is the i-th name. */
export function namesOf<Name extends string>(names: readonly Name[], bits: number): Name[] {
  return names.filter((_, index) => bits & (2 ** index));
}

const percent = z.number().int().min(0).max(99);
const shares = <Name extends string>(names: readonly Name[]) =>
  z.partialRecord(z.enum(names), percent).readonly();
const kindSchema = z.strictObject({ evidence: shares(EVIDENCE), conflicts: shares(CONFLICTS) });

/** How much each thing counts for each kind of household, in percent, and from which percentage on a level is reached. */
export const confidenceSchema = z.strictObject({
  'register-house': kindSchema,
  bmn: kindSchema,
  'welfare-card-family': kindSchema,
  guardian: kindSchema,
  levels: z
    .strictObject({ high: percent, medium: percent })
    .refine(({ high, medium }) => high >= medium, 'high must not be below medium'),
});
export type ConfidenceSettings = z.infer<typeof confidenceSchema>;

/** What is known of one membership. */
export type Known = Readonly<{ kind: Kind; evidence: readonly Evidence[]; conflicts: readonly Conflict[] }>;

export type ConfidenceLevel = 'high' | 'medium' | 'low';

/**
 * How sure a membership is, in percent. Each thing that speaks for it takes away its share of the doubt that is left; each thing that
 * speaks against it takes away its share of the result. So more evidence never lowers it, and more conflict never raises it.
 */
export function judgeMembership({ kind, evidence, conflicts }: Known, settings: ConfidenceSettings): number {
  const weights = settings[kind];
  const left = (share: number, taken: number) => (share * (100 - taken)) / 100;
  const doubt = evidence.reduce((share, one) => left(share, weights.evidence[one] ?? 0), 1);
  const kept = conflicts.reduce((share, one) => left(share, weights.conflicts[one] ?? 0), 1);
  return Math.round((1 - doubt) * kept * 100);
}

/** The word for a confidence in percent. */
export function levelOf(confidence: number, { levels }: ConfidenceSettings): ConfidenceLevel {
  if (confidence >= levels.high) return 'high';
  return confidence >= levels.medium ? 'medium' : 'low';
}
