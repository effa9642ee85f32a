import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  makeSigningKey,
  readSigningKey,
  type SigningKey,
  writeSigningKey,
} from '../../../base/agreement/index.ts';
import { problem } from '../../../base/errors/index.ts';
import type { Settings } from '../../../base/settings/index.ts';

/**
 * The key by which a party signs in development: made when first used and kept in the home. In production a party's key never is here;
 * throws DEVELOPMENT_ONLY there.
 */
export async function developmentKey(
  { home, environment }: Pick<Settings, 'home' | 'environment'>,
  party: string,
): Promise<SigningKey> {
  if (environment !== 'development') throw problem('DEVELOPMENT_ONLY');
  const folder = join(home, 'party-keys');
  const path = join(folder, `${party.replace(/^org:/, '')}.pem`);
  if (!existsSync(path)) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const pem = writeSigningKey(makeSigningKey(party));
    await writeFile(path, pem, { mode: 0o600, flag: 'wx' }).catch(ignoreExisting);
  }
  return readSigningKey(party, await readFile(path, 'utf8'));
}

function ignoreExisting(cause: NodeJS.ErrnoException): void {
  if (cause.code !== 'EEXIST') throw cause;
}
