import { z } from 'zod';

const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });

/** One code: what it means, and the word that is stored for it where agencies number the same things differently. */
const codeSchema = z.strictObject({
  th: z.string().min(1),
  en: z.string().min(1),
  canonical: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    .optional(),
  /** A code that covers several of the words stored, or parts of them: which it may stand for. */
  may: z.array(z.string()).min(1).optional(),
});

/** One agency's code list. Two agencies' lists of the same thing are two lists, because their numbers clash. */
export const codeListSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: text,
  /** Where the codes were found. */
  origin: z.string().min(1),
  /** Whether somebody compared them with the agency's own publication. */
  verified: z.boolean(),
  values: z
    .record(z.string().min(1), codeSchema)
    .refine((values) => Object.keys(values).length > 0, { error: 'the list has no codes' }),
});
export type CodeList = Readonly<z.infer<typeof codeListSchema>>;
