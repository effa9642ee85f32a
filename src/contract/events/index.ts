import { z } from 'zod';
import { areaStepSchema } from '../areas.ts';
import { dateSchema, textSchema } from '../text.ts';

const ruleAnswer = z.enum(['yes', 'no', 'unknown']);

const effectSchema = z.object({
  /** A right to ask about, payments found after it, or a decision that changed with it. */
  effect: z.enum(['opens', 'stops', 'raises']),
  programme: z.string(),
  title: textSchema,
  was: ruleAnswer.nullable(),
  answer: ruleAnswer.nullable(),
  wasSatang: z.number().nullable(),
  satang: z.number().nullable(),
  /** Who of those the person lives with could apply. */
  applicants: z.array(z.object({ person: z.string(), name: z.string().nullable() })),
});

const seenEventSchema = z.object({
  id: z.string(),
  kind: z.string(),
  title: textSchema,
  person: z.string(),
  name: z.string().nullable(),
  keptBack: z.boolean(),
  place: areaStepSchema,
  happenedOn: dateSchema.nullable(),
  knownOn: dateSchema,
  before: z.string().nullable(),
  now: z.string().nullable(),
  source: z.object({ title: textSchema, asOf: dateSchema.nullable() }).nullable(),
  effects: z.array(effectSchema),
});
export type SeenEventAnswer = z.infer<typeof seenEventSchema>;

/** What became known of an area since a day, by kind, and a page of the people. */
export const areaEventsSchema = z
  .object({
    code: z.string(),
    since: z.string(),
    asOf: dateSchema,
    kinds: z.array(z.object({ kind: z.string(), title: textSchema, events: z.number().int() })),
    events: z.array(seenEventSchema),
    next: z.number().int().nullable(),
  })
  .meta({ id: 'AreaEvents' });
export type AreaEventsAnswer = z.infer<typeof areaEventsSchema>;

/** What happened in one person's life. */
export const personEventsSchema = z
  .object({ person: z.string(), asOf: dateSchema, events: z.array(seenEventSchema) })
  .meta({ id: 'PersonEvents' });
export type PersonEventsAnswer = z.infer<typeof personEventsSchema>;

/** Events of a subscription, in their order. */
export const pulledEventsSchema = z
  .object({
    events: z.array(
      z.object({
        /** The same whenever the event is told. */
        id: z.string(),
        cursor: z.number().int(),
        event: z.unknown().describe('the columns that the grant gives'),
      }),
    ),
    /** Ask on from here. */
    next: z.number().int(),
  })
  .meta({ id: 'PulledEvents' });

/** Public keys that messages about events are signed with, as RFC 7517 writes them. */
export const eventKeysSchema = z
  .object({
    keys: z.array(
      z.object({
        kty: z.literal('OKP'),
        crv: z.literal('Ed25519'),
        x: z.string(),
        kid: z.string(),
        use: z.literal('sig'),
        alg: z.literal('EdDSA'),
      }),
    ),
  })
  .meta({ id: 'EventKeys' });
