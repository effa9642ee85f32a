import { resolve } from 'node:path';
import { z } from 'zod';
import { problem } from '../errors/index.ts';

const environmentSchema = z.enum(['development', 'production']);
export type Environment = z.infer<typeof environmentSchema>;

const settingsSchema = z.object({
  CHIPAO_HOME: z.string().min(1).default('.chipao'),
  CHIPAO_ENVIRONMENT: environmentSchema.default('development'),
  CHIPAO_MEMORY_MB: z.coerce.number().int().min(256).optional(),
  CHIPAO_THREADS: z.coerce.number().int().min(1).optional(),
  DATABASE_URL: z.string().startsWith('postgres').optional(),
});

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
  return {
    home: resolve(home ?? parsed.data.CHIPAO_HOME),
    environment: parsed.data.CHIPAO_ENVIRONMENT,
    memoryMb: parsed.data.CHIPAO_MEMORY_MB,
    threads: parsed.data.CHIPAO_THREADS,
    databaseUrl: parsed.data.DATABASE_URL,
  };
}
