import { z } from 'zod';
import { areaStepSchema } from '../areas.ts';
import { flagStateSchema } from '../flags.ts';
import { dateSchema } from '../text.ts';

const flagCountSchema = z.object({ flags: z.number().int(), satangAMonth: z.number() });

/** What awaits an officer: counts and money, and nobody's name. Money is satang a month. */
export const todaySchema = z
  .object({
    area: areaStepSchema,
    asOf: dateSchema,
    /** When the data of now was put in place. */
    publishedAt: z.iso.datetime().nullable(),
    /** When the officer was last here before this session. */
    lastVisit: z.iso.datetime().nullable(),
    /** Flags with which nobody did anything yet, by kind, those about most money first. */
    untouched: z.array(flagCountSchema.extend({ kind: z.string() })),
    /** Flags that are being worked on, by how they stand. */
    underway: z.array(flagCountSchema.extend({ state: flagStateSchema })),
    /** Target lists of the own area in use, the latest first. */
    lists: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        people: z.number().int(),
        version: z.number().int(),
        asOf: dateSchema,
        /** Whether newer data was published since. */
        stale: z.boolean(),
        /** Who came and went since the version before; null for a first version. */
        changed: z.object({ entered: z.number().int(), left: z.number().int() }).nullable(),
      }),
    ),
    /** How many lists there are in all. */
    allLists: z.number().int(),
    /** Households in which somebody misses out; `notVisited` are those of them that nobody of the area visited in `againAfterDays` days. */
    households: z.object({
      households: z.number().int(),
      people: z.number().int(),
      satangAMonth: z.number(),
      notVisited: z.number().int(),
      againAfterDays: z.number().int(),
    }),
  })
  .meta({ id: 'Today' });
export type Today = z.infer<typeof todaySchema>;
