import { createHash } from 'node:crypto';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** What the environment says about keys, sealed files and long questions. */
export const protectionVariables = {
  CHIPAO_SEALED: z.enum(['on', 'off']).optional(),
  CHIPAO_PRIVATE_MEMORY: z.string().min(1).optional(),
  CHIPAO_ROOT_KEY_FILE: z.string().min(1).optional(),
  CHIPAO_ROOT_KEY_COMMAND: z.string().min(1).optional(),
  CHIPAO_QUERY_SECONDS: z.coerce.number().positive().optional(),
};

const protectionSchema = z.object(protectionVariables);

/** How the data of a home is protected where it lies, and how long a question may take. */
export type ProtectionSettings = Readonly<{
  /** Whether published files are sealed and opened in private memory only. */
  sealed: boolean;
  /** A folder on a tmpfs, of this home and this user alone. */
  privateMemory: string;
  /** Where the root key comes from; a file in the home when neither is named. */
  rootKey: Readonly<{ file: string | undefined; command: string | undefined }>;
  querySeconds: number | undefined;
}>;

const MEMORY = '/dev/shm';

/** Sealing is on in production and off in development, unless said otherwise. */
export function readProtection(
  given: z.output<typeof protectionSchema>,
  { home, environment }: Readonly<{ home: string; environment: 'development' | 'production' }>,
): ProtectionSettings {
  const file = given.CHIPAO_ROOT_KEY_FILE;
  return {
    sealed: (given.CHIPAO_SEALED ?? (environment === 'production' ? 'on' : 'off')) === 'on',
    privateMemory: join(
      resolve(given.CHIPAO_PRIVATE_MEMORY ?? MEMORY),
      `chipao-${userInfo().uid}-${markOf(home)}`,
    ),
    rootKey: { file: file && resolve(file), command: given.CHIPAO_ROOT_KEY_COMMAND },
    querySeconds: given.CHIPAO_QUERY_SECONDS,
  };
}

function markOf(home: string): string {
  return createHash('sha256').update(home).digest('hex').slice(0, 12);
}
