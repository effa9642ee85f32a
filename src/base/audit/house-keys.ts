import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readIfThere } from './log/index.ts';
import { makeSigner, readSigner, type Signer, signerOfSeed } from './notes/index.ts';

/** Where the audit log of a house is, and what the keys of the home give whoever signs, by name: 32 bytes that a key is made of. */
export type SigningHome = Readonly<{
  home: string;
  keys: Readonly<{ signingSeed: (signer: string) => Buffer }>;
}>;

const DEVELOPMENT = 'development-witness';

/** The folder of the audit log in a home. */
export function auditFolder(home: string): string {
  return join(home, 'audit');
}

/** The key the log of a home signs with. Its name is that of the log everywhere, so two houses never have logs of one name. */
export async function readLogKey({ home, keys }: SigningHome): Promise<Signer> {
  const kept = await readKept(join(auditFolder(home), 'log.key'));
  return kept ?? signerOfSeed('log', 'chipao-log', keys.signingSeed('audit log'));
}

/** The key of the witness that stands in during development. */
export async function readDevelopmentKey({ home, keys }: SigningHome): Promise<Signer> {
  const kept = await readKept(join(auditFolder(home), DEVELOPMENT, 'witness.key'));
  return kept ?? signerOfSeed('witness', `${DEVELOPMENT}-not-independent`, keys.signingSeed(DEVELOPMENT));
}

/** A key that an older home keeps in a file: others were told to trust it, so it stays. */
async function readKept(path: string): Promise<Signer | undefined> {
  const kept = await readIfThere(path);
  return kept && readSigner(kept.toString());
}

/** The key of a witness in a folder of its own, made once under this name: it stands on somebody else's machine, which has no home. */
export async function readWitnessKey(folder: string, name: string): Promise<Signer> {
  const path = join(folder, 'witness.key');
  const kept = await readKept(path);
  if (kept) return kept;
  await mkdir(dirname(path), { recursive: true });
  const made = makeSigner('witness', name);
  try {
    await writeFile(path, `${made.secret}\n`, { mode: 0o600, flag: 'wx' });
    return made;
  } catch (cause) {
    // Somebody made it in the same moment: theirs it is.
    const theirs = await readKept(path);
    if (theirs) return theirs;
    throw cause;
  }
}
