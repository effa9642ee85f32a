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
  CHIPAO_LOCAL_AREAS: z.string().min(1).optional(),
  CHIPAO_WITNESS_HOURS: z.coerce.number().positive().max(168).default(4),
  CHIPAO_QUESTIONS_A_MINUTE: z.coerce.number().int().positive().default(1200),
  CHIPAO_ADDRESS_QUESTIONS_A_MINUTE: z.coerce.number().int().positive().default(6000),
  CHIPAO_FDH_PASSWORD_KEY: z.string().min(1).optional(),
  CHIPAO_FDH_BOOKING_URL: z.url().optional(),
  CHIPAO_EVENTS_WORKER: z.enum(['on', 'off']).default('on'),
  CHIPAO_CLAIMS_WORKER: z.enum(['on', 'off']).default('on'),
  CHIPAO_FDH_UPLOADS_A_SECOND: z.coerce.number().positive().max(10_000).default(150),
  ...protectionVariables,
});

/** The identity provider that people sign in with, and the file that says who of them is what here. */
export type ProviderSettings = Readonly<{
  issuer: string;
  clientId: string;
  clientSecret: string;
  rolesFile: string | undefined;
}>;

/** How hospitals' programs are met: the key they hash passwords with, if not the country's, and how many uploads a second are taken. */
export type HubSettings = Readonly<{
  passwordKey: string | undefined;
  uploadsASecond: number;
  /** Where the payer books money for claims; absent means that the hub keeps bookings itself. */
  bookingUrl: string | undefined;
}>;

/** How many questions a minute one viewer, and all viewers at one address together, may ask. */
export type QuestionSettings = Readonly<{ viewerAMinute: number; addressAMinute: number }>;

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
  /** Where people reach this service, as they write it; absent means as each request says, which only development may. */
  publicUrl: string | undefined;
  /** Absent means that nobody can sign in, but in development as an invented person. */
  provider: ProviderSettings | undefined;
  /** Addresses whose word is taken for where a request comes from and which certificate it came with. */
  trustedProxies: readonly string[];
  protection: ProtectionSettings;
  /** A folder with lists of local administrations; those of an invented country where none is named, but not in production. */
  localAreas: Readonly<{ folder: string | undefined; invented: boolean }>;
  /** After so many hours without a witness's word on the audit log, nothing is exported or shared. */
  witnessHours: number;
  questions: QuestionSettings;
  hub: HubSettings;
  /** Whether whoever serves also checks claims and sends them to payers. */
  claimsWorker: boolean;
  /** Whether whoever serves also tells subscribers of life events. */
  eventsWorker: boolean;
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
    localAreas: {
      folder: parsed.data.CHIPAO_LOCAL_AREAS && resolve(parsed.data.CHIPAO_LOCAL_AREAS),
      invented: place.environment === 'development',
    },
    witnessHours: parsed.data.CHIPAO_WITNESS_HOURS,
    questions: {
      viewerAMinute: parsed.data.CHIPAO_QUESTIONS_A_MINUTE,
      addressAMinute: parsed.data.CHIPAO_ADDRESS_QUESTIONS_A_MINUTE,
    },
    eventsWorker: parsed.data.CHIPAO_EVENTS_WORKER === 'on',
    claimsWorker: parsed.data.CHIPAO_CLAIMS_WORKER === 'on',
    hub: {
      passwordKey: parsed.data.CHIPAO_FDH_PASSWORD_KEY,
      bookingUrl: parsed.data.CHIPAO_FDH_BOOKING_URL,
      uploadsASecond: parsed.data.CHIPAO_FDH_UPLOADS_A_SECOND,
    },
  };
}

/**
 * Refuses to serve in production where nobody said how people reach the service: return addresses of sign-ins, links and whom a token
 * is for would then be what a stranger wrote into the header of a request.
 */
export function assertServable({
  environment,
  publicUrl,
}: Pick<Settings, 'environment' | 'publicUrl'>): void {
  if (environment === 'development' || publicUrl !== undefined) return;
  const reason = 'production needs the address where people reach this service';
  throw problem('SETTINGS_INVALID', { name: 'CHIPAO_PUBLIC_URL', reason });
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
