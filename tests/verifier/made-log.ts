import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportLog, openAuditLog, openLogSource, openWitness } from '../../src/base/audit/index.ts';
import { writeDurably } from '../../src/base/audit/log/index.ts';
import { readSigner, type Signer } from '../../src/base/audit/notes/index.ts';
import { askWitness, withCosignatures } from '../../src/base/audit/witness/index.ts';

const DAY = Date.parse('2026-11-01T02:00:00.000Z');

/** A key that is the same in every run. */
export function fixedSigner(kind: 'log' | 'witness', name: string, salt = ''): Signer {
  const seed = createHash('sha256').update(`${kind} ${name} ${salt}`).digest();
  const typed = Buffer.concat([Buffer.of(kind === 'log' ? 1 : 4), seed]).toString('base64');
  return readSigner(`PRIVATE+KEY+${name}+00000000+${typed}`);
}

export const LOG = fixedSigner('log', 'chipao-log-test');
export const WITNESS = fixedSigner('witness', 'university.example');

const hex = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** An entry as the ledger writes it, the same in every run. */
export function madeEntry(place: number, more: Readonly<Record<string, unknown>> = {}): Buffer {
  const entry = {
    act: 'read-person',
    area: '170203',
    at: new Date(DAY + place * 1000).toISOString(),
    kind: 'read',
    nonce: hex(`nonce ${place}`),
    people: { count: 1, tokens: [hex(`token ${place}`)] },
    purpose: 'area-work',
    role: 'officer',
    rows: 1,
    session: hex(`session ${place}`),
    v: 1,
    ...more,
  };
  const inOrder = Object.fromEntries(
    Object.entries(entry).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
  return Buffer.from(JSON.stringify(inOrder));
}

export const madeEntries = (count: number) => Array.from({ length: count }, (_, place) => madeEntry(place));

type Made = Readonly<{ log?: Signer; witness?: Signer }>;

/** Writes a whole log of these entries, signed and witnessed, as it is exported. Gives its checkpoint. */
export async function writeLog(folder: string, entries: readonly Buffer[], made: Made = {}): Promise<string> {
  const { log = LOG, witness = WITNESS } = made;
  const home = await mkdtemp(join(tmpdir(), 'chipao-made-log-'));
  try {
    const open = await openAuditLog({
      folder: home,
      signer: log,
      heads: { last: async () => undefined, sign: async () => undefined },
      onLost: (cause) => {
        throw cause;
      },
    });
    await open.append(entries);
    const checkpoint = await open.sign();
    const place = join(home, 'witness');
    await mkdir(place);
    const watching = openWitness({ folder: place, signer: witness, logs: [log], now: () => new Date(DAY) });
    const { line } = await askWitness(
      { verifier: witness, independent: true, ask: watching.addCheckpoint },
      { checkpoint, seen: 0, consistencyFrom: open.consistencyFrom },
    );
    const note = withCosignatures(checkpoint.note, [line]);
    await writeDurably([{ path: join(home, 'checkpoint'), bytes: note }]);
    await open.close();
    const keys = { log, witnesses: [{ verifier: witness, independent: true }] };
    await exportLog(openLogSource(home), folder, keys);
    return note;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
