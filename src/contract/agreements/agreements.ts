import { z } from 'zod';
import { dateSchema, textSchema } from '../text.ts';

/** How a version of an agreement stands; a draft was not proposed to anybody yet. */
export const agreementStateSchema = z.enum([
  'draft',
  'proposed',
  'active',
  'suspended',
  'revoked',
  'expired',
]);

/** A word of the law or the vocabulary. */
export const termSchema = z.object({
  term: z.string(),
  title: textSchema,
  /** Whether somebody compared it with the text of the law. */
  verified: z.boolean(),
});

const listed = {
  id: z.string(),
  version: z.number().int(),
  /** What the parties sign: the SHA-256 of the canonical text. */
  hash: z.string(),
  state: agreementStateSchema,
  title: textSchema,
  /** What it means for a citizen. */
  citizen: textSchema,
  signedOn: dateSchema,
  source: z.string().nullable(),
  kind: z.enum(['mou', 'processor-agreement']),
  parties: z.array(z.object({ id: z.string(), name: textSchema, roles: z.array(z.string()) })),
  purposes: z.array(termSchema),
  bases: z.array(termSchema),
  valid: z.object({ from: dateSchema, until: dateSchema }),
  grants: z.array(
    z.object({
      id: z.string(),
      title: textSchema,
      to: z.array(z.string()),
      acts: z.array(z.string()),
      /** What is given, of whom, as one sentence made from what is compiled. */
      sentence: textSchema,
    }),
  ),
  /** Parties whose signature is wanting. */
  missing: z.array(z.string()),
  /** What the sources do not tell. */
  assumed: z.array(z.object({ path: z.string(), why: textSchema })),
};

/** One agreement of the public register. */
export const agreementSchema = z.object(listed).meta({ id: 'Agreement' });
export type AgreementAnswer = z.infer<typeof agreementSchema>;

/** The public register of agreements. */
export const agreementListSchema = z
  .object({ agreements: z.array(agreementSchema) })
  .meta({ id: 'AgreementList' });
export type AgreementListAnswer = z.infer<typeof agreementListSchema>;

/** One agreement with its versions, what happened to it, and its record of processing. */
export const agreementDetailSchema = z
  .object({
    ...listed,
    versions: z.array(z.object({ version: z.number().int(), hash: z.string(), state: agreementStateSchema })),
    steps: z.array(z.object({ at: z.iso.datetime(), state: z.string(), reason: z.string(), by: z.string() })),
    record: z.object({
      controllers: z.array(textSchema),
      processors: z.array(textSchema),
      recipients: z.array(textSchema),
      activities: z.array(
        z.object({
          grant: z.string(),
          title: textSchema,
          about: z.enum(['person', 'household', 'area']),
          kinds: z.array(textSchema),
          columns: z.array(z.string()),
          identifies: z.boolean(),
          acts: z.array(z.string()),
          retain: z.string(),
          onward: z.array(z.string()),
          place: z.string(),
          deleteReceipt: z.boolean(),
        }),
      ),
      reviewEvery: z.string(),
    }),
  })
  .meta({ id: 'AgreementDetail' });
export type AgreementDetailAnswer = z.infer<typeof agreementDetailSchema>;

/** A step that a steward takes with the version in force. */
export const moveAgreementSchema = z
  .strictObject({
    to: z.enum(['active', 'suspended', 'revoked']),
    /** Which version is meant, so that none is moved that nobody looked at; without it the one in force, suspended or newest. */
    version: z.number().int().min(1).optional(),
    reason: z.string().trim().min(5).max(1000),
  })
  .meta({ id: 'MoveAgreement' });
export type MoveAgreement = z.infer<typeof moveAgreementSchema>;
