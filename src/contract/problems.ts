import { z } from 'zod';
import { textSchema } from './text.ts';

/** Every refusal of the API has this shape. */
export const problemSchema = z
  .object({
    code: z.string(),
    status: z.number().int(),
    message: textSchema,
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: 'Problem' });
export type ProblemAnswer = z.infer<typeof problemSchema>;
