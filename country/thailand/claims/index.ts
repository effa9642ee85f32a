import { z } from 'zod';
import { CLAIM_CHECKS, type ClaimContent, type ClaimHospital } from '../../../src/base/claim/index.ts';
import { problem } from '../../../src/base/errors/index.ts';
import { readCsv } from '../csv.ts';
import { loadYaml } from '../yaml.ts';

const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });
const prefixes = z.array(z.string().min(1)).min(1);
const LAST_DAY = 31;

const hubSchema = z.strictObject({
  controller: z.string().min(1),
  processor: z.string().min(1),
  accounts: z.strictObject({
    issuer: z.string().min(1),
    audience: z.string().min(1),
    tokenSeconds: z.int().positive(),
    role: z.string().min(1),
    scopes: z.array(z.string()).min(1),
    neededScope: z.string().min(1),
    failuresUntilLocked: z.int().positive(),
    lockedMinutes: z.int().positive(),
    passwordKeys: z.array(z.string().min(1)).min(1),
    tokenAction: z.string().min(1),
  }),
  upload: z.strictObject({
    bytes: z.int().positive(),
    files: z.int().positive(),
    fields: z.int().positive(),
  }),
  fileSet: z.string().min(1),
  schemes: z.array(
    z.strictObject({
      id: z.string().min(1),
      title: text,
      payer: z.string().min(1).nullable(),
      permitFor: z.array(z.enum(['OP', 'IP'])),
      approvesStays: z.boolean().default(false),
    }),
  ),
  checks: z.record(z.enum(CLAIM_CHECKS), z.string()),
  clinic: z.strictObject({
    principalType: z.string(),
    externalCauseType: z.string(),
    onlyMale: prefixes,
    onlyFemale: prefixes,
    injuries: prefixes,
    externalCauses: prefixes,
    unsuitablePrincipal: prefixes,
    roomItemTypes: prefixes,
    oldestYears: z.int().positive(),
  }),
  onTimeDays: z.int().positive(),
  cutOffDays: z.array(z.int().min(1).max(LAST_DAY)).min(1),
});

const codesSchema = z.strictObject({
  note: text,
  codes: z.array(
    z.strictObject({
      code: z.string().regex(/^[CDV][A-Z]?\d{2,3}$/),
      kind: z.enum(['correct', 'deny', 'verify']),
      title: text,
      guide: text,
    }),
  ),
});

/** Reads how the hub is spoken with, and the codes of its payers. */
export function loadClaims(): ClaimContent {
  const hub = loadYaml(new URL('hub.yaml', import.meta.url), hubSchema);
  const { note, codes } = loadYaml(new URL('error-codes.yaml', import.meta.url), codesSchema);
  const known = new Set(codes.map(({ code }) => code));
  for (const [check, code] of Object.entries(hub.checks)) {
    if (!known.has(code))
      throw problem('CONTENT_INVALID', {
        file: 'claims/hub.yaml',
        where: `checks.${check}`,
        reason: `there is no code ${code}`,
      });
  }
  return { ...hub, errorCodes: codes, errorCodesNote: note, hospitals: loadHospitals() };
}

/** Invented ones; a deployment puts the ministry's register in their place. */
function loadHospitals(): ClaimHospital[] {
  return readCsv(new URL('hospitals.csv', import.meta.url)).map((row) => ({
    code: row.text('code'),
    name: { th: row.text('name_th'), en: row.text('name_en') },
    province: row.textOrNull('province') === null ? null : row.areaCode('province'),
  }));
}
