import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { problem } from '../../../base/errors/index.ts';
import { type AreaCode, parseAreaCode, SIGN_IN_ROLES, type SignInRole } from '../../../base/model/index.ts';
import type { Claims } from './relying-party.ts';

/** What somebody is here as, where, and for which agency as a steward, or which hospital as one of its people. */
export type Standing = Readonly<{ role: SignInRole; area: AreaCode; agency?: string | undefined }>;

const area = z.string().transform((code, context) => {
  const parsed = parseAreaCode(code);
  if (parsed !== undefined) return parsed;
  context.addIssue(`${code} is no area code`);
  return z.NEVER;
});

/** A hospital as the hub's accounts know it: by the five digits of its code, or all nine. */
const HOSPITAL = /^\d{5}(\d{4})?$/;

/** A rule that names no claim would fit everybody. */
const when = z
  .record(z.string(), z.string().min(1))
  .refine((claims) => Object.keys(claims).length > 0, 'names no claim');

const rule = z
  .strictObject({ when, role: z.enum(SIGN_IN_ROLES), area, agency: z.string().min(1).optional() })
  .refine(
    ({ role, agency }) => agency === undefined || role === 'steward' || role === 'hospital',
    'only a steward is of an agency, and somebody of a hospital of a hospital',
  )
  .refine(
    ({ role, agency }) => role !== 'hospital' || isHospitalCode(agency),
    'agency must be the code of the hospital, of 5 or 9 digits',
  );

const rulesSchema = z.strictObject({
  /** Claims of the provider that hold role and area themselves. */
  fromClaims: z
    .strictObject({ role: z.string().min(1), area: z.string().min(1), agency: z.string().min(1).optional() })
    .optional(),
  /** What this provider calls a strong sign-in, where it is not what the country's content says. */
  strong: z.array(z.string().regex(/^\S+$/, 'has a space in it')).min(1).optional(),
  /** The first rule counts of which every claim has the value named, or holds it in a list. */
  rules: z.array(rule).default([]),
});

/** Who of those who sign in is what here. Whoever no rule names is a citizen. */
export type RoleRules = z.output<typeof rulesSchema>;

/** Reads the file of rules; without a file everybody is a citizen. */
export async function readRoleRules(file: string | undefined): Promise<RoleRules> {
  if (file === undefined) return { rules: [] };
  const refuse = (reason: string, cause?: unknown) =>
    problem('SETTINGS_INVALID', { name: 'CHIPAO_OIDC_ROLES', reason }, cause);
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw refuse(`the file cannot be read (${cause.code ?? '?'})`, cause);
  });
  return parseRoleRules(text, refuse);
}

function parseRoleRules(text: string, refuse: (reason: string, cause?: unknown) => Error): RoleRules {
  let content: unknown;
  try {
    content = parse(text);
  } catch (cause) {
    throw refuse('the file is no YAML', cause);
  }
  const parsed = rulesSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw refuse(`${issue?.path.map(String).join('.') || 'the top'}: ${issue?.message}`, parsed.error);
}

/** What the rules make of somebody. A role or an area that cannot be read gives nothing, never something near it. */
export function standingOf(claims: Claims, { rules, fromClaims }: RoleRules): Standing | undefined {
  const rule = rules.find(({ when }) =>
    Object.entries(when).every(([claim, value]) => holds(claims[claim], value)),
  );
  if (rule) return { role: rule.role, area: rule.area, agency: rule.agency };
  if (!fromClaims) return undefined;
  const role = SIGN_IN_ROLES.find((one) => one === claims[fromClaims.role]);
  const place = claims[fromClaims.area];
  const code = typeof place === 'string' ? parseAreaCode(place) : undefined;
  if (!role || !code) return undefined;
  const told = fromClaims.agency === undefined ? undefined : claims[fromClaims.agency];
  const agency = typeof told === 'string' && told !== '' ? told : undefined;
  if (role === 'hospital') return isHospitalCode(agency) ? { role, area: code, agency } : undefined;
  return { role, area: code, agency: role === 'steward' ? agency : undefined };
}

/** Whether a text is the code of a hospital. */
export function isHospitalCode(text: string | undefined): boolean {
  return HOSPITAL.test(text ?? '');
}

function holds(claim: unknown, value: string): boolean {
  return Array.isArray(claim) ? claim.includes(value) : claim === value;
}
