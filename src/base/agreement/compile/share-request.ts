import { z } from 'zod';
import { rowConditionSchema } from '../object/index.ts';

const columns = z.array(z.string().max(80)).min(1).max(200).optional();

/**
 * What a recipient asks inside a grant. It can only narrow: columns are among those granted, and conditions are asked of what is left
 * after masking, so that no answer depends on a value that the recipient may not see.
 */
export const shareRequestSchema = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('lookup'),
    by: z.union([
      z.strictObject({ token: z.string().regex(/^[0-9a-f]{32}$/, 'a token has 32 hexadecimal digits') }),
      z.strictObject({ number: z.string().min(1).max(40) }),
    ]),
    columns,
  }),
  z.strictObject({
    act: z.literal('cohort'),
    columns,
    where: rowConditionSchema.optional(),
    limit: z.number().int().min(1).max(100_000_000).optional(),
  }),
  z.strictObject({
    act: z.literal('table'),
    by: z.array(z.string().max(80)).max(6),
    where: rowConditionSchema.optional(),
  }),
  z.strictObject({ act: z.literal('extract') }),
]);

/** What a recipient asks inside a grant. */
export type ShareRequest = z.infer<typeof shareRequestSchema>;
