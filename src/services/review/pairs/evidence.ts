import { z } from 'zod';
import type { Text } from '../../../base/model/index.ts';

/** What one field adds to the weight of a pair, in bits; the prior is a part too. */
export type EvidencePart = Readonly<{ field: string; level: string; label: Text | null; weight: number }>;

const partSchema = z.object({
  field: z.string(),
  level: z.union([z.string(), z.number()]).transform(String).default(''),
  label_th: z.string().nullish(),
  label_en: z.string().nullish(),
  weight: z.number(),
});

/** Reads the evidence that linking stored with a pair. */
export function readEvidence(json: string): EvidencePart[] {
  return z
    .array(partSchema)
    .parse(JSON.parse(json))
    .map(({ field, level, label_th, label_en, weight }) => ({
      field,
      level,
      label: label_th ? { th: label_th, en: label_en ?? label_th } : null,
      weight,
    }));
}
