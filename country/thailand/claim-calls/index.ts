import { z } from 'zod';
import type { ClaimCallContent } from '../../../src/base/claim/index.ts';
import { loadYaml } from '../yaml.ts';

const word = z.string().min(1);
const groups = z.record(word, z.strictObject({ charge: word, item: word }));

const schema = z.strictObject({
  bills: z.strictObject({
    fileSet: word,
    system: word,
    version: word,
    systems: z
      .array(
        z.strictObject({
          api: word,
          payPlan: word,
          outpatient: z.array(word).min(1),
          inpatient: z.array(word).min(1),
          scheme: word,
        }),
      )
      .min(1),
    plans: z.record(word, word.nullable()),
    groups,
    drugGroups: z.array(word).min(1),
    principal: word,
    principalType: word,
    otherType: word,
    procedureClasses: z.array(word).min(1),
    cancelFlag: word,
    newFlag: word,
  }),
  stays: z.strictObject({ drugGroups: z.record(word, word), numberTypes: z.record(word, word) }),
  dataSet: z.strictObject({
    groups,
    drugSystems: z.array(word).min(1),
    defaultSystem: word,
    claimed: word,
    unclaimed: word,
  }),
  authenticationSource: word,
  healthRecordScope: word,
  healthRecordTokenDays: z.number().int().positive(),
  identifierSystems: z.strictObject({
    citizen: z.array(z.url()).min(1),
    hospital: z.array(z.url()).min(1),
  }),
});

/** Reads what the hub's calls besides uploads need to know. */
export function loadClaimCalls(): ClaimCallContent {
  return loadYaml(new URL('calls.yaml', import.meta.url), schema);
}
