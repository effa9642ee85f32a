import { z } from 'zod';

const reasonSchema = z.string().trim().min(5).max(500);

/** Asking to see one person, because of a case. */
export const lookUpRequestSchema = z
  .strictObject({
    person: z.string().max(20),
    reason: reasonSchema,
    caseNumber: z.string().trim().min(1).max(60),
  })
  .meta({ id: 'LookUpRequest' });

/** A second person's answer to a request. */
export const lookUpDecisionSchema = z
  .strictObject({ approve: z.boolean(), reason: reasonSchema })
  .meta({ id: 'LookUpDecision' });

/** Watching a person, so that looking needs a second person everywhere, or no longer. */
export const watchSchema = z
  .strictObject({ person: z.string().max(20), watched: z.boolean(), reason: reasonSchema })
  .meta({ id: 'Watch' });

const stateSchema = z.enum(['waiting', 'open', 'over', 'rejected']);

/** One's own request: not why it needs a second person, for that would tell of the person. */
export const lookUpSchema = z
  .object({
    id: z.int(),
    person: z.string(),
    at: z.string(),
    reason: z.string(),
    caseNumber: z.string(),
    state: stateSchema,
    until: z.string().nullable(),
    answer: z.string().nullable(),
  })
  .meta({ id: 'LookUp' });
export type LookUpAnswer = z.infer<typeof lookUpSchema>;

/** A request one may answer. */
export const lookUpToAnswerSchema = z
  .object({
    id: z.int(),
    person: z.string(),
    at: z.string(),
    who: z.string(),
    area: z.string(),
    reason: z.string(),
    caseNumber: z.string(),
    causes: z.array(z.enum(['other-province', 'own-household', 'same-surname', 'watched'])),
  })
  .meta({ id: 'LookUpToAnswer' });
export type LookUpToAnswer = z.infer<typeof lookUpToAnswerSchema>;

/** The own requests, and those one may answer. */
export const lookUpListSchema = z
  .object({ own: z.array(lookUpSchema), toAnswer: z.array(lookUpToAnswerSchema) })
  .meta({ id: 'LookUps' });
export type LookUpList = z.infer<typeof lookUpListSchema>;

/** What was done. */
export const watchedSchema = z.object({ watched: z.boolean() }).meta({ id: 'Watched' });
