import { z } from 'zod';
import { type ErasureContent, FLAG_STATES } from '../../../src/base/model/index.ts';
import { loadYaml } from '../yaml.ts';

const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });
const basis = z.strictObject({ id: z.string().min(1), law: text, title: text, verified: z.boolean() });
const duty = z.strictObject({ ...basis.shape, yieldsTo: z.array(z.string().min(1)) });

const schema = z.strictObject({
  bases: z.array(basis).min(1),
  duties: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        ...duty.shape,
        kind: z.literal('register'),
        sources: z.array(z.string().min(1)).min(1),
        unlessIn: z.array(z.string().min(1)).default([]),
        years: z.int().positive().optional(),
      }),
      z.strictObject({ ...duty.shape, kind: z.literal('dispute') }),
      z.strictObject({ ...duty.shape, kind: z.literal('flag'), states: z.array(z.enum(FLAG_STATES)).min(1) }),
    ]),
  ),
});

/** Reads on what grounds people's data is erased, and what stands against it. */
export function loadErasure(): ErasureContent {
  return loadYaml(new URL('erasure.yaml', import.meta.url), schema);
}
