import { z } from 'zod';
import { areaStepSchema } from '../areas.ts';
import { dateSchema } from '../text.ts';
import { packageRightSchema } from './package.ts';
import { householdKindSchema, rosterMemberShape } from './roster.ts';

/** A flag on a member: something to look at, never an action by itself. */
const householdFlagSchema = z
  .object({
    person: z.string(),
    programme: z.string(),
    kind: z.string(),
    amountSatangAMonth: z.number().nullable(),
    since: dateSchema.nullable(),
  })
  .meta({ id: 'HouseholdFlag' });

/** A household with its members, what should be looked into, and the rights it has as one. */
export const householdDetailSchema = z
  .object({
    id: z.string(),
    kind: householdKindSchema,
    place: z.array(areaStepSchema),
    asOf: dateSchema,
    members: z.array(z.object({ id: z.string().nullable(), ...rosterMemberShape })),
    flags: z.array(householdFlagSchema),
    sharedRights: z.array(packageRightSchema),
  })
  .meta({ id: 'HouseholdDetail' });
export type HouseholdDetail = z.infer<typeof householdDetailSchema>;
