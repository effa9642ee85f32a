import { z } from 'zod';

const rows = z.array(z.array(z.number()));

/** Probabilities of every outcome of every fact, `[fact][outcome]`, for one person, strangers and kin; as versions keep it. */
export const linkModelSchema = z.strictObject({
  /** People of the register of record when it was learnt. */
  people: z.number(),
  populations: z.array(z.strictObject({ id: z.string(), pairs: z.number(), lambda: z.number(), m: rows })),
  u: rows,
  kin: z.strictObject({ perPerson: z.number(), k: rows }),
});
export type LinkModel = z.infer<typeof linkModelSchema>;
