import { z } from 'zod';
import type { HomeVisitContent } from '../../../src/country.ts';
import { loadYaml } from '../yaml.ts';

const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });

const schema = z.strictObject({
  againAfterDays: z.int().positive(),
  findings: z
    .array(z.strictObject({ id: z.string().regex(/^[a-z]+(-[a-z]+)*$/), title: text }))
    .min(1)
    .refine(
      (findings) => new Set(findings.map(({ id }) => id)).size === findings.length,
      'two findings have the same id',
    ),
});

/** What can be found on a visit to a household, and when it is visited again. */
export function loadHomeVisits(): HomeVisitContent {
  return loadYaml(new URL('home-visits.yaml', import.meta.url), schema);
}
