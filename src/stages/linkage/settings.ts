import { z } from 'zod';

const field = z.string().regex(/^[a-z][a-z0-9_]*$/);
const pattern = z.string().refine(isPattern, 'not a regular expression');

/** How a name is folded so that spellings of one sound meet; see `names/fold.ts` for the order of work. */
const foldSchema = z.strictObject({
  /** What clerks write where there is no name. */
  unknown: z.array(z.string()),
  /** Regular expressions applied in order. */
  rewrite: z.array(z.strictObject({ from: pattern, to: z.string() })),
  /** Letters that count as one; written as the first of them. */
  classes: z.array(z.string().min(2)),
  /** First and last letter of the script; whatever is neither in it nor Latin is left out. */
  script: z
    .strictObject({ first: z.string().length(1), last: z.string().length(1) })
    .refine(({ first, last }) => fitsOneByte(first, last), 'more letters than fit into one byte with Latin'),
});
export type FoldRules = z.infer<typeof foldSchema>;

/** What comparing one fact of two rows can give. `near`: names a letter apart; dates equal as far as both are known. */
export const OUTCOMES = ['unknown', 'differs', 'near', 'same'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const outcomes = z.array(z.enum(OUTCOMES)).min(1).optional();

/** One way to take a row for a person without the number's word; facts not named may have any outcome. */
const ruleSchema = z.strictObject({
  id: z.string(),
  given: outcomes,
  family: outcomes,
  birth: outcomes,
  sex: outcomes,
  place: outcomes,
  number: outcomes,
  /** Refused where the spine knows another person of this family name, birth date and place. */
  refuseTwins: z.boolean().default(false),
});
export type LinkRule = z.infer<typeof ruleSchema>;

/** When a number is believed: enough facts agree, and one of them is none that a relative shares. */
const guardSchema = z.strictObject({
  agreements: z.number().int().min(1),
  oneOf: z.array(z.enum(['given', 'family', 'birth', 'sex'])).min(1),
  /** More than this many facts that differ are forgiven only when the birth date is the same to the day. */
  differences: z.number().int().min(0),
});
export type Guard = z.infer<typeof guardSchema>;

/** Where a row's place comes from when its own register does not say. */
const placeSourceSchema = z.strictObject({
  from: z.string(),
  match: z.array(field).min(1),
  field,
  only: z.strictObject({ field, value: z.string() }).optional(),
});
export type PlaceSource = z.infer<typeof placeSourceSchema>;

/** Fields on which a row and a person of the spine must be equal to be compared at all. */
const BLOCK_FIELDS = ['given', 'family', 'birth_day', 'sex', 'place', 'number'] as const;
const blockSchema = z.array(z.enum(BLOCK_FIELDS)).min(1);

/** How candidates are scored, and from which score on they are linked. */
const scoreSchema = z.strictObject({
  /** Fewer people or pairs than this teach nothing: then rules alone decide. */
  leastPeople: z.number().int().min(1),
  leastPairs: z.number().int().min(1),
  /** So many rows and people are drawn to learn how often strangers agree. */
  sample: z.number().int().min(1),
  /** Rows that need a model of their own, the first that fits; all others share one. */
  populations: z.array(
    z.strictObject({
      id: z.string(),
      youngerThan: z.number().int().min(1).optional(),
      numberClasses: z.array(z.number().int()).optional(),
    }),
  ),
  /** What is known of relatives and cannot be learnt from a register of people. */
  kin: z.strictObject({
    /** Share of relatives of one family name who live in another place. */
    apart: z.number().min(0).max(0.99),
    /** Given names of siblings and twins are a letter apart at least this often. */
    leastGivenNear: z.number().min(0).max(1),
    /** Share of rows whose family name is a letter off. */
    familyRespelt: z.number().min(0).max(1),
    /** How much likelier than strangers relatives are of one year. */
    yearFactor: z.number().min(0),
    /** Share of rows that carry a relative's number. */
    borrowedCards: z.number().min(0).max(1),
  }),
  /** Linked from this probability on, if the next candidate is so many bits behind. */
  accept: z.number().min(0.5).max(1),
  ahead: z.number().min(0),
  /** From this probability on, and below it for links, a person looks. */
  review: z.number().min(0).max(1),
});
export type ScoreSettings = z.infer<typeof scoreSchema>;

/** What a country says of linking. */
export const linkageSettingsSchema = z.strictObject({
  fold: foldSchema,
  sexOfTitle: z.strictObject({ m: z.array(z.string()), f: z.array(z.string()) }),
  /** Two names are near when so few letters differ and the shorter one is long enough for that to mean something. */
  near: z.strictObject({ maxEdits: z.number().int().min(0), minLetters: z.number().int().min(1) }),
  /** Dates exactly so many years apart are one date in two eras; 0 where a country has one era. */
  eraYears: z.number().int().min(0),
  place: z.strictObject({
    digits: z.number().int().min(1).max(9),
    own: z.array(field),
    sources: z.array(placeSourceSchema),
  }),
  /** Whose facts stand for a person whom the spine does not know: the first source here that has the person. */
  sourceOrder: z.array(z.string()),
  guard: guardSchema,
  blocks: z.array(blockSchema).min(1),
  /** A block that would bring more pairs than this is left out, and the notes say so. */
  largestBlock: z.number().int().min(1),
  /** First digits of numbers that nobody changes: two people with two of them are two. */
  lastingNumbers: z.array(z.number().int().min(0).max(9)),
  /** Best first; a row is linked by the best rule that any candidate meets, and only when exactly one does. */
  rules: z.array(ruleSchema),
  scores: scoreSchema,
  review: z.strictObject({
    /** Registers of people who are paid or ask to be: a wrong link there costs somebody money. */
    benefits: z.array(z.string()),
    adultAge: z.number().int().min(1),
  }),
  /** How many candidates of an undecided row are named among the doubts. */
  candidatesShown: z.number().int().min(1),
});
export type LinkageSettings = z.infer<typeof linkageSettingsSchema>;

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'gu') !== undefined;
  } catch {
    return false;
  }
}

/** Script letters take the bytes from 1, the 26 Latin ones follow; all must stay below 128 to be one byte in UTF-8. */
function fitsOneByte(first: string, last: string): boolean {
  const letters = last.charCodeAt(0) - first.charCodeAt(0) + 1;
  return letters >= 1 && letters + 26 < 128;
}
