import { z } from 'zod';
import { parseAreaCode, SIGN_IN_ROLES } from '../../../src/base/model/index.ts';
import type { SignInContent } from '../../../src/country.ts';
import { loadYaml } from '../yaml.ts';

const text = z.strictObject({ th: z.string().min(1), en: z.string().min(1) });
const area = z.string().transform((code, context) => {
  const parsed = parseAreaCode(code);
  if (parsed !== undefined) return parsed;
  context.addIssue(`${code} is no area code`);
  return z.NEVER;
});
const holds = z.strictObject({ hours: z.number().positive(), idleMinutes: z.int().positive() });
const role = z.enum(SIGN_IN_ROLES);

const schema = z.strictObject({
  provider: z.strictObject({
    scopes: z.array(z.string().min(1)).min(1),
    claims: z.strictObject({ number: z.string(), givenName: z.string(), familyName: z.string() }),
    algorithm: z.enum(['RS256', 'PS256', 'ES256', 'EdDSA']),
  }),
  strength: z.strictObject({
    strong: z.array(z.string().regex(/^\S+$/, 'a word of the provider has no spaces')).min(1),
    roles: z.partialRecord(role, z.strictObject({ strong: z.boolean(), minutes: z.int().positive() })),
  }),
  sessions: z.record(role, holds),
  lookUps: z.strictObject({
    openHours: z.int().positive(),
    waitDays: z.int().positive(),
    mostADay: z.int().positive(),
  }),
  invented: z.strictObject({
    officials: z.array(
      z.strictObject({
        id: z.string().min(1),
        role,
        area,
        name: text,
        about: text,
        /** Of a steward: whose facts they answer for. Of somebody of a hospital: its code. */
        agency: z.string().min(1).optional(),
      }),
    ),
    citizens: z.array(
      z.strictObject({
        id: z.string().min(1),
        name: text,
        about: text,
        sex: z.enum(['m', 'f']).optional(),
        gap: z.strictObject({ programme: z.string().min(1), kind: z.string().min(1) }).optional(),
        guardian: z.literal(true).optional(),
        /** A fact that tells what somebody is paid. */
        paid: z.string().min(1).optional(),
      }),
    ),
  }),
});

/** Reads how people sign in. */
export function loadSignIn(): SignInContent {
  return loadYaml(new URL('sign-in.yaml', import.meta.url), schema);
}
