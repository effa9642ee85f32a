import { z } from 'zod';

const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });

/** What can be told of a program from its calls. */
export const BEHAVIOURS = [
  'token-hashed',
  'token-reused',
  'token-renewed',
  'login-stops',
  'upload-accepted',
  'upload-clean',
  'upload-common-era',
  'upload-one-encoding',
  'busy-waits',
  'lost-sent-again',
  'upload-corrected',
  'track-asked',
  'track-few-at-once',
  'words-in-address',
  'hash-in-capitals',
  'bare-token',
  'slash-behind',
  'first-version',
  'as-dbase',
  'names-in-small-letters',
  'unknown-fields',
  'thai-windows',
] as const;
export type BehaviourId = (typeof BEHAVIOURS)[number];

/** Those that are too much of something. */
const COUNTED: readonly BehaviourId[] = [
  'token-reused',
  'login-stops',
  'upload-corrected',
  'track-few-at-once',
];

/** Behaviours with their sentences, in the order they are told. */
export const behavioursSchema = z.strictObject({
  behaviours: z.array(
    z
      .strictObject({
        id: z.enum(BEHAVIOURS),
        kind: z.enum(['must', 'should', 'may']),
        /** So many are still well: tokens that serve one call each, refused passwords in a row, the same refused upload, questions at once. */
        most: z.int().positive().optional(),
        rule: text,
        /** How it is shown. */
        how: text.optional(),
      })
      .refine(({ id, most }) => COUNTED.includes(id) === (most !== undefined), 'most is for what is counted'),
  ),
});
export type Behaviour = z.output<typeof behavioursSchema>['behaviours'][number];
