import { z } from 'zod';
import { share } from './family-settings.ts';

/** How houses are numbered. */
export const houseSettingsSchema = z.strictObject({
  largestNumber: z.number(),
  divided: share,
  largestDivision: z.number(),
  onNamedRoad: share,
  roads: z.array(z.string()).min(1),
  centralNumber: z.string(),
  /** Empty houses for each house with people, and how many of them are gone. */
  vacant: share,
  demolished: share,
});
export type HouseSettings = z.infer<typeof houseSettingsSchema>;

/** How people stand in the civil register. */
export const civilSettingsSchema = z.strictObject({
  nation: z.string(),
  /** The dead of so many years are still in the register. */
  yearsOfDead: z.number(),
  /** Deaths reported but not yet struck off, and deaths that only a health unit knows of. */
  reportedOnly: share,
  clinicOnly: share,
  renouncedOfDead: share,
  /** Share of births of which only the year is known, from an age on, oldest first. */
  yearOnlyBirths: z.array(z.strictObject({ from: z.number(), share })),
  central: z.strictObject({ from: z.number(), to: z.number(), share }),
});
