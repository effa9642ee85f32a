import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readIfThere } from './log/index.ts';
import { type KeyKind, makeSigner, readSigner, type Signer } from './notes/index.ts';

/** The folder of the audit log in a home. */
export function auditFolder(home: string): string {
  return join(home, 'audit');
}

/** The key the log of a home signs with, made once. Its name is that of the log everywhere. */
export function readLogKey(home: string): Promise<Signer> {
  return readKey(join(auditFolder(home), 'log.key'), () => ownName('log', 'chipao-log'));
}

/** The key of a witness in a folder of its own, made once under this name. */
export function readWitnessKey(folder: string, name: string): Promise<Signer> {
  return readKey(join(folder, 'witness.key'), () => makeSigner('witness', name));
}

/** The key of the witness that stands in during development. */
export function readDevelopmentKey(home: string): Promise<Signer> {
  const folder = join(auditFolder(home), 'development-witness');
  return readKey(join(folder, 'witness.key'), () =>
    ownName('witness', 'development-witness-not-independent'),
  );
}

/** Two houses must never have logs of one name, so part of the name comes from chance. */
function ownName(kind: KeyKind, name: string): Signer {
  const chance = createHash('sha256').update(makeSigner(kind, name).text).digest('hex').slice(0, 12);
  return makeSigner(kind, `${name}-${chance}`);
}

async function readKey(path: string, make: () => Signer): Promise<Signer> {
  const kept = await readIfThere(path);
  if (kept) return readSigner(kept.toString());
  await mkdir(dirname(path), { recursive: true });
  const made = make();
  try {
    await writeFile(path, `${made.secret}\n`, { mode: 0o600, flag: 'wx' });
    return made;
  } catch (cause) {
    // Somebody made it in the same moment: theirs it is.
    const theirs = await readIfThere(path);
    if (theirs) return readSigner(theirs.toString());
    throw cause;
  }
}
