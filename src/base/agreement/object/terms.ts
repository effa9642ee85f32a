import { z } from 'zod';
import { textSchema } from './words.ts';

const termSchema = z.strictObject({
  term: z.string().regex(/^[a-z-]+:[A-Za-z0-9-]+$/, 'a term is written vocabulary:name'),
  title: textSchema,
  /** Where the term is defined. */
  iri: z.string().optional(),
  /** Whether somebody compared it with the text of the law or of the vocabulary. */
  verified: z.boolean(),
  note: textSchema.optional(),
});

/** One word of a vocabulary: a purpose, a legal basis, a kind of data. */
export type Term = z.infer<typeof termSchema>;

/** The vocabularies that agreements may use. */
export const termsSchema = z.strictObject({
  purposes: z.array(termSchema),
  bases: z.array(termSchema),
  kinds: z.array(termSchema),
});

export type Terms = z.infer<typeof termsSchema>;
