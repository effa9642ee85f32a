import { z } from 'zod';
import { nodeSchema } from '../../entitlements/index.ts';
import { kebab, name, text } from './indicator-set.ts';

const mark = z.strictObject({ fact: name, is: z.union([z.string(), z.boolean()]) });

/** How the State's card is read from the facts: who applied, who holds it, and whom the law keeps from it. */
const card = z.strictObject({
  applied: name,
  active: name,
  passed: mark,
  adultYears: z.int().positive(),
  barredBy: z.array(mark),
});

/** Answers that cannot be: where `when` holds of a row, the answers named are set aside, counted, and never judged. */
const impossible = z.strictObject({
  id: kebab,
  of: z.enum(['household', 'member']),
  when: nodeSchema,
  setsAside: z.array(name).min(1),
  text,
});
export type ImpossibleRule = z.infer<typeof impossible>;

/** Where the household survey stands in the registers, and what its rows say beside the answers that indicators ask. */
export const surveySchema = z.strictObject({
  households: z.strictObject({
    source: kebab,
    /** The kind of household of the households stage. */
    kind: z.string(),
    key: name,
    year: name,
    on: name,
    village: name,
    members: name,
  }),
  members: z.strictObject({ source: kebab, key: name, born: name }),
  /** How the agency marks an indicator. */
  marks: z.strictObject({ passes: z.string(), fails: z.string(), notApplicable: z.string() }),
  /** The household's year in parts; `transfers` is the part of `other` that the State pays, kept apart. */
  income: z.strictObject({
    perPerson: name,
    main: name,
    second: name,
    other: name,
    ownGrown: name,
    transfers: name,
  }),
  /** The national poverty line: money a person and month. */
  line: z.strictObject({
    bahtAMonth: z.int().positive(),
    year: z.int(),
    title: text,
    verified: z.boolean(),
    note: text.optional(),
  }),
  card,
  /** The set by which people are targeted. */
  target: kebab,
  impossible: z.array(impossible),
});
export type SurveySettings = z.infer<typeof surveySchema>;
