import { z } from 'zod';
import { foldRulesSchema } from '../../linker/index.ts';

const field = z.string().regex(/^[a-z][a-z0-9_]*$/);

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

/** How people outside the register of record come together by their scores. */
const islandSchema = z.strictObject({
  /** Fields on which two rows must be equal to be compared at all. */
  blocks: z.array(z.array(z.enum(BLOCK_FIELDS).exclude(['number'])).min(1)),
  /** A block that would bring more pairs than this is left out, and the notes say so. */
  largestBlock: z.number().int().min(1),
  /** How many others of them each is expected to be at most; the scores themselves tell how many they are, if that is less. */
  twice: z.number().gt(0).max(1),
  /** How often clusters are compared as wholes. */
  rounds: z.number().int().min(0).max(3),
  /** Years of birth further apart are two people unless a reviewer says otherwise. */
  yearsApart: z.number().int().min(0),
});

/** How candidates are scored, and from which score on they are linked. */
const scoreSchema = z.strictObject({
  /** Fewer people or pairs than this teach nothing: then rules alone decide. */
  leastPeople: z.number().int().min(1),
  leastPairs: z.number().int().min(1),
  /** So many rows and people are drawn to learn how often strangers agree. */
  sample: z.number().int().min(1),
  /** Raised by one, the model is learnt again though nothing else changed. */
  edition: z.number().int().min(1),
  /** A model serves until there are so many times the pairs it was learnt from. */
  learnAgainAt: z.number().gt(1),
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
  fold: foldRulesSchema,
  sexOfTitle: z.strictObject({ m: z.array(z.string()), f: z.array(z.string()) }),
  /** Two names are near when so few letters differ and the shorter one is long enough for that to mean something. */
  near: z.strictObject({ maxEdits: z.number().int().min(0), minLetters: z.number().int().min(1) }),
  /** Dates exactly so many years apart are one date in two eras; 0 where a country has one era. */
  eraYears: z.number().int().min(0),
  /** Days (month-day) that registers write when only the year is known: agreeing on one says no more than the year. */
  placeholderDays: z.array(z.string().regex(/^\d{2}-\d{2}$/)),
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
  /** What must agree before a number that nobody bears is read as that of the person one wrong digit or one swap away. */
  slip: ruleSchema,
  /** Best first; a row is linked by the best rule that any candidate meets, and only when exactly one does. */
  rules: z.array(ruleSchema),
  scores: scoreSchema,
  islands: islandSchema,
  review: z.strictObject({
    /** Registers of people who are paid or ask to be: a wrong link there costs somebody money. */
    benefits: z.array(z.string()),
    adultAge: z.number().int().min(1),
    /** So many rows of each place whose truth the number tells are shown among the others, to measure reviewers. */
    goldAPlace: z.number().int().min(0),
    /** Whoever has more rows than this that no number of their own brought is looked at. */
    mostRows: z.number().int().min(1),
    /** A pair of rows that alone holds so many on either side together is looked at, unless it is so sure. */
    bridge: z.strictObject({ side: z.number().int().min(1), sure: z.number().min(0.5).lt(1) }),
  }),
  /** How many candidates of an undecided row are named among the doubts. */
  candidatesShown: z.number().int().min(1),
});
export type LinkageSettings = z.infer<typeof linkageSettingsSchema>;
