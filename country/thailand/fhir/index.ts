import { z } from 'zod';
import { FHIR_SYSTEMS, type FhirContent } from '../../../src/base/claim/index.ts';
import { loadYaml } from '../yaml.ts';

const schema = z.strictObject({
  currency: z.string().length(3),
  utcOffset: z.string().regex(/^[+-]\d{2}:\d{2}$/),
  citizenType: z.string().min(1),
  systems: z.record(
    z.enum(FHIR_SYSTEMS),
    z.strictObject({ verified: z.boolean(), uris: z.array(z.string().min(1)).min(1) }),
  ),
});

/** Reads how claims are said in FHIR. */
export function loadFhir(): FhirContent {
  return loadYaml(new URL('fhir.yaml', import.meta.url), schema);
}
