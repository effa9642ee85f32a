import { z } from 'zod';
import type { CitizenContent } from '../../../src/country.ts';
import { loadYaml } from '../yaml.ts';

const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });
const step = z.strictObject({ do: text, where: text, bring: z.array(text).min(1) });
const DAYS_A_MONTH = 31;

const schema = z.strictObject({
  answerWithinDays: z.int().positive(),
  appealWithinDays: z.int().positive(),
  proxies: z.array(
    z.strictObject({
      kind: z.string().min(1),
      as: z.array(z.string()).min(1),
      of: z.array(z.string()).min(1),
      underYears: z.int().positive(),
    }),
  ),
  neverDisputed: z.array(z.string()),
  neverByProxy: z.array(z.string()),
  payments: z.array(
    z.strictObject({
      programme: z.string().min(1),
      dayOfMonth: z.int().min(1).max(DAYS_A_MONTH),
      verified: z.boolean(),
    }),
  ),
  steps: z.array(z.strictObject({ programme: z.string().min(1), ...step.shape })),
  otherwise: step,
});

/** Reads what citizens are told. */
export function loadCitizens(): CitizenContent {
  return loadYaml(new URL('citizens.yaml', import.meta.url), schema);
}
