import { resolve } from 'node:path';
import { z } from 'zod';
import { problem } from '../errors/index.ts';
import { type ProtectionSettings, protectionVariables, readProtection } from './protection.ts';

const environmentSchema = z.enum(['development', 'production']);
export type Environment = z.infer<typeof environmentSchema>;

const settingsSchema = z.object({
  CHIPAO_HOME: z.string().min(1).default('.chipao'),
  CHIPAO_ENVIRONMENT: environmentSchema.default('development'),
  CHIPAO_MEMORY_MB: z.coerce.number().int().min(256).optional(),
  CHIPAO_THREADS: z.coerce.number().int().min(1).optional(),
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  CHIPAO_PUBLIC_URL: z.url().optional(),
  CHIPAO_OIDC_ISSUER: z.url().optional(),
  CHIPAO_OIDC_CLIENT_ID: z.string().min(1).optional(),
  CHIPAO_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  CHIPAO_OIDC_ROLES: z.string().min(1).optional(),
  CHIPAO_TRUSTED_PROXIES: z.string().min(1).optional(),
  CHIPAO_WITNESS_HOURS: z.coerce.number().positive().max(168).default(4),
  ...protectionVariables,
});

/** The identity provider that people sign in with, and the file that says who of them is what here. */
export type ProviderSettings = Readonly<{
  issuer: string;
  clientId: string;
  clientSecret: string;
  rolesFile: string | undefined;
}>;

/** What the deployment decides, read once at the start and handed on; nobody else reads the environment. */
export type Settings = Readonly<{
  /** Folder of everything Chipao writes. */
  home: string;
  environment: Environment;
  /** Upper limit of the engine's memory in MB; the engine's own default when absent. */
  memoryMb: number | undefined;
  threads: number | undefined;
  /** Any PostgreSQL >= 15; absent means the embedded one under `home`. */
  databaseUrl: string | undefined;
  /** Where people reach this service, as they write it; absent means as each request says. */
  publicUrl: string | undefined;
  /** Absent means that nobody can sign in, but in development as an invented person. */
  provider: ProviderSettings | undefined;
  /** Addresses whose word is taken for where a request comes from and which certificate it came with. */
  trustedProxies: readonly string[];
  protection: ProtectionSettings;
  /** After so many hours without a witness's word on the audit log, nothing is exported or shared. */
  witnessHours: number;
}>;

/** Reads the settings from environment variables; `home` given on the command line wins. */
export function parseSettings(
  variables: Readonly<Record<string, string | undefined>>,
  home?: string,
): Settings {
  const parsed = settingsSchema.safeParse(variables);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw problem('SETTINGS_INVALID', { name: String(issue?.path[0] ?? '?'), reason: issue?.message ?? '?' });
  }
  const place = {
    home: resolve(home ?? parsed.data.CHIPAO_HOME),
    environment: parsed.data.CHIPAO_ENVIRONMENT,
  };
  return {
    ...place,
    memoryMb: parsed.data.CHIPAO_MEMORY_MB,
    threads: parsed.data.CHIPAO_THREADS,
    databaseUrl: parsed.data.DATABASE_URL,
    publicUrl: parsed.data.CHIPAO_PUBLIC_URL,
    provider: readProvider(parsed.data),
    trustedProxies: parsed.data.CHIPAO_TRUSTED_PROXIES?.split(',').map((one) => one.trim()) ?? [],
    protection: readProtection(parsed.data, place),
    witnessHours: parsed.data.CHIPAO_WITNESS_HOURS,
  };
}

function readProvider(given: z.output<typeof settingsSchema>): ProviderSettings | undefined {
  const issuer = given.CHIPAO_OIDC_ISSUER;
  if (issuer === undefined) return undefined;
  const needed = (name: 'CHIPAO_OIDC_CLIENT_ID' | 'CHIPAO_OIDC_CLIENT_SECRET' | 'CHIPAO_PUBLIC_URL') => {
    const value = given[name];
    if (value === undefined)
      throw problem('SETTINGS_INVALID', { name, reason: 'it goes with CHIPAO_OIDC_ISSUER' });
    return value;
  };
  // The provider sends people back to this address, so a request must not choose it.
  needed('CHIPAO_PUBLIC_URL');
  return {
    issuer,
    clientId: needed('CHIPAO_OIDC_CLIENT_ID'),
    clientSecret: needed('CHIPAO_OIDC_CLIENT_SECRET'),
    rolesFile: given.CHIPAO_OIDC_ROLES,
  };
}
