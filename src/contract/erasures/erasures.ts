import { z } from 'zod';
import { textSchema } from '../text.ts';

/** Asking that one person's data be erased, on a ground of `basis`. */
export const erasureRequestSchema = z
  .strictObject({
    person: z.string().max(20),
    basis: z.string().trim().min(1).max(60),
    reason: z.string().trim().min(5).max(500),
  })
  .meta({ id: 'ErasureRequest' });

const actSchema = z.object({ at: z.string(), by: z.string() });

/** An erasure. Why it was asked, and about whom, is told only while it is open: afterwards nobody can tell. */
export const erasureSchema = z
  .object({
    id: z.int(),
    state: z.enum(['asked', 'confirmed', 'done', 'withdrawn']),
    /** What an open one waits for: a second person, the next run, or one more run because a register still shows somebody. */
    waitsFor: z.enum(['second-person', 'run', 'another-run']).nullable(),
    basis: z.string(),
    asked: actSchema,
    confirmed: actSchema.nullable(),
    withdrawn: actSchema.nullable(),
    doneAt: z.string().nullable(),
    /** Whether whoever reads this asked for it, and so may not confirm it. */
    own: z.boolean(),
    person: z.string().nullable(),
    reason: z.string().nullable(),
    /** How many rows of which register are about the person and go. */
    registers: z.array(
      z.object({ source: z.string(), title: textSchema, agency: textSchema, rows: z.int() }),
    ),
  })
  .meta({ id: 'Erasure' });
export type ErasureAnswer = z.infer<typeof erasureSchema>;

const legalSchema = z.object({
  id: z.string(),
  title: textSchema,
  law: textSchema,
  /** Whether a lawyer has read it. */
  verified: z.boolean(),
});

/** Every erasure one may see, on what grounds there are any, and which duties to keep data stand against them. */
export const erasureListSchema = z
  .object({
    erasures: z.array(erasureSchema),
    bases: z.array(legalSchema),
    duties: z.array(legalSchema.extend({ yieldsTo: z.array(z.string()) })),
    /** Erasures that the audit log says were done and the ledger forgot, being restored from before them; by their entries in the log. */
    forgotten: z.array(z.object({ entry: z.int(), erasure: z.int(), basis: z.string(), at: z.string() })),
  })
  .meta({ id: 'Erasures' });
export type ErasureList = z.infer<typeof erasureListSchema>;
