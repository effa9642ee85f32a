import { z } from 'zod';
import { dateSchema } from '../text.ts';
import { personHead } from './person-head.ts';

const MOST_LETTERS = 80;
const MOST_ROWS = 50;

/** What is looked for: a citizen number, a house code, or a name; it stands in the body so that no address and no log holds it. */
export const searchQuestionSchema = z
  .object({
    text: z.string().min(1).max(MOST_LETTERS),
    /** The `next` of the page before. */
    after: z.string().max(MOST_LETTERS).optional(),
    limit: z.number().int().min(1).max(MOST_ROWS).default(20),
  })
  .meta({ id: 'SearchQuestion' });
export type SearchQuestion = z.input<typeof searchQuestionSchema>;

/** One person who was found. */
export const foundPersonSchema = z
  .object({
    ...personHead,
    alive: z.boolean().nullable(),
    diedOn: dateSchema.nullable(),
    /** The house of the civil register, where there is one. */
    household: z.string().nullable(),
    /** How near the name is to what was typed. */
    match: z.enum(['number', 'house', 'exact', 'spelling', 'begins', 'sound']),
  })
  .meta({ id: 'FoundPerson' });

/** Who was found for a text, the nearest first, by pages. */
export const searchSchema = z
  .object({
    /** What the text was taken for. */
    kind: z.enum(['number', 'house', 'name']),
    /** What keeps it from being looked for, or makes it doubtful. */
    doubt: z.enum(['check-digit', 'digits', 'too-short', 'too-common']).nullable(),
    asOf: dateSchema,
    people: z.array(foundPersonSchema),
    /** Hand it back as `after` for the next page. */
    next: z.string().nullable(),
  })
  .meta({ id: 'Search' });
export type SearchAnswer = z.infer<typeof searchSchema>;

/** Who looked at a person, the latest first. */
export const looksSchema = z
  .object({
    person: z.string(),
    looks: z.array(
      z.object({
        at: z.iso.datetime(),
        role: z.string(),
        /** What was done: a page, a list, an explanation. */
        act: z.string(),
        purpose: z.string(),
        area: z.string().nullable(),
        /** Whether it was in the session that asks. */
        own: z.boolean(),
      }),
    ),
    /** Whether there are older ones than those shown. */
    more: z.boolean(),
  })
  .meta({ id: 'Looks' });
export type LooksAnswer = z.infer<typeof looksSchema>;
