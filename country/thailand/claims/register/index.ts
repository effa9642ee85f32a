import { z } from 'zod';
import { CLAIM_STATES, type ClaimRegisterContent } from '../../../../src/base/claim/index.ts';
import type { SourceContract } from '../../../../src/stages/intake/index.ts';
import { loadYaml } from '../../yaml.ts';

const codes = z.array(z.string().min(1)).min(1);

const schema = z.strictObject({
  fileSet: z.string().min(1),
  archive: z.string().includes('{hospital}').includes('{moment}'),
  states: z.array(z.enum(CLAIM_STATES)).min(1),
  numberPrefix: z.string().length(1),
  typeArea: z.string().min(1),
  unknownNationality: z.string().min(1),
  sexes: z.strictObject({ m: z.string().min(1), f: z.string().min(1) }),
  death: z.strictObject({
    typesOut: codes,
    dischargeStatuses: codes,
    dischargeTypes: codes,
    placeInHospital: z.string().min(1),
    principalType: z.string().min(1),
  }),
  birth: z.strictObject({
    diagnoses: codes,
    withinDays: z.int().nonnegative(),
    placeInHospital: z.string().min(1),
  }),
  functioning: z.strictObject({
    file: z.string().min(1),
    column: z.string().min(1),
    test: z.string().min(1),
    most: z.int().positive(),
    degrees: z.array(z.strictObject({ upTo: z.int().nonnegative(), code: z.string().min(1) })).min(1),
  }),
});

/** Reads what accepted claims tell the registers of health; which files these are is said where the journey takes them in. */
export function loadClaimRegister(contracts: readonly SourceContract[]): ClaimRegisterContent {
  const register = loadYaml(new URL('register.yaml', import.meta.url), schema);
  const archive = register.archive.replace('{hospital}', '10000').replace('{moment}', '20260101000000');
  const lookedFor = contracts.flatMap(({ file }) =>
    file.format === 'zip' && file.member !== undefined && new RegExp(file.pattern).test(archive)
      ? file.member.replace(/\.txt$/, '')
      : [],
  );
  return { ...register, lookedFor };
}
