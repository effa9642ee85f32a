import { z } from 'zod';
import { periodSchema } from '../person/explain.ts';
import { dateSchema, textSchema } from '../text.ts';

const valueSchema = z.union([z.string(), z.number(), z.boolean()]).nullable();

/** A fact on which a refusal rests: what it is said to be, by which register and of what day. */
const decidingFactSchema = z.object({
  fact: z.string(),
  label: textSchema,
  type: z.enum(['text', 'integer', 'boolean', 'date', 'money', 'person', 'household']),
  value: valueSchema,
  words: textSchema.nullable(),
  source: textSchema.nullable(),
  agency: textSchema.nullable(),
  asOf: dateSchema.nullable(),
});

/** A condition that stands in the way of a right. */
export const obstacleSchema = z
  .object({ text: textSchema, law: textSchema, facts: z.array(decidingFactSchema) })
  .meta({ id: 'Obstacle' });
export type ObstacleAnswer = z.infer<typeof obstacleSchema>;

const named = {
  programme: z.string(),
  title: textSchema,
  authority: textSchema,
  period: periodSchema,
  satang: z.number().nullable(),
  satangAMonth: z.number().nullable(),
};

/** What to do for a right that does not come. */
const stepsSchema = z.object({ do: textSchema, where: textSchema, bring: z.array(textSchema) });

/** What a citizen receives, could receive, and is refused, with why. Money is satang. */
export const myRightsSchema = z
  .object({
    asOf: dateSchema,
    satangAMonth: z.number(),
    nextPayment: z.object({ on: dateSchema, satang: z.number() }).nullable(),
    receives: z.array(z.object({ ...named, nextOn: dateSchema.nullable(), since: dateSchema.nullable() })),
    couldGet: z.array(
      z.object({
        ...named,
        since: dateSchema.nullable(),
        conditions: z.array(textSchema),
        /** Registers show that it should have come and did not. */
        missingOut: z.boolean(),
        steps: stepsSchema,
      }),
    ),
    cannotSay: z.array(z.object({ ...named, obstacles: z.array(obstacleSchema) })),
    refused: z.array(
      z.object({
        ...named,
        obstacles: z.array(obstacleSchema),
        /** One thing alone stands in the way. */
        near: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'MyRights' });
export type MyRightsAnswer = z.infer<typeof myRightsSchema>;
