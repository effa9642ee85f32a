import { z } from 'zod';

/** The kinds of unit that people are counted in; they are never mixed. */
export const householdKindSchema = z.enum(['register-house', 'bmn', 'welfare-card-family', 'guardian']);

/** Somebody of a household; who lives outside the own area is counted, and neither named nor given an id. */
export const rosterMemberShape = {
  name: z.string().nullable(),
  /** Somebody else has to agree before this officer is told who it is. */
  keptBack: z.boolean(),
  role: z.string(),
  ageYears: z.number().int().nullable(),
};
