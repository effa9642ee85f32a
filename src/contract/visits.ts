import { z } from 'zod';
import { areaStepSchema } from './areas.ts';
import { personHead } from './person/index.ts';
import { dateSchema } from './text.ts';

/** One person of a target list. Money is satang a month; null where a programme is not paid by the month. */
export const listedPersonSchema = z
  .object({
    ...personHead,
    satangAMonth: z.number(),
    missed: z.array(z.object({ programme: z.string(), satangAMonth: z.number().nullable() })),
  })
  .meta({ id: 'ListedPerson' });
export type ListedPerson = z.infer<typeof listedPersonSchema>;

/** A household to visit: the surveyed one, else the registered one, else somebody of whom no register tells with whom they live. */
export const visitHouseholdSchema = z
  .object({
    id: z.string().nullable(),
    kind: z.enum(['bmn', 'register-house', 'alone']),
    houseNumber: z.string().nullable(),
    village: areaStepSchema,
    subdistrict: areaStepSchema,
    /** How many live in it, listed or not. */
    members: z.number().int().nullable(),
    satangAMonth: z.number(),
    /** The latest day on which somebody of those listed was visited at home. */
    lastVisit: dateSchema.nullable(),
    people: z.array(listedPersonSchema),
  })
  .meta({ id: 'VisitHousehold' });
export type VisitHousehold = z.infer<typeof visitHouseholdSchema>;

/** Households of an area in which somebody misses out, those that miss most money a month first. */
export const missingHouseholdsSchema = z
  .object({
    area: z.string(),
    place: z.array(areaStepSchema),
    asOf: dateSchema,
    total: z.object({
      households: z.number().int(),
      people: z.number().int(),
      satangAMonth: z.number(),
    }),
    households: z.array(visitHouseholdSchema),
    /** Hand it back as `after` for the next page. */
    next: z.string().nullable(),
  })
  .meta({ id: 'MissingHouseholds' });
export type MissingHouseholds = z.infer<typeof missingHouseholdsSchema>;

/** A list as it is carried from door to door: by village, and in each by house number. */
export const routeSheetSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    asOf: dateSchema,
    version: z.number().int(),
    villages: z.array(
      z.object({
        village: areaStepSchema,
        subdistrict: areaStepSchema,
        households: z.array(visitHouseholdSchema),
      }),
    ),
    cut: z.boolean(),
  })
  .meta({ id: 'RouteSheet' });
export type RouteSheet = z.infer<typeof routeSheetSchema>;
