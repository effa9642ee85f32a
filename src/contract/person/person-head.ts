import { z } from 'zod';
import { areaStepSchema } from '../areas.ts';

/** What every list of people shows of each. */
export const personHead = {
  id: z.string(),
  /** Null for whom is kept back: somebody else has to agree before this officer is told who it is. */
  name: z.string().nullable(),
  keptBack: z.boolean(),
  sex: z.enum(['m', 'f']).nullable(),
  ageYears: z.number().int().nullable(),
  village: areaStepSchema,
  /** Villages are numbered anew in every subdistrict, so a village alone says too little. */
  subdistrict: areaStepSchema,
};
