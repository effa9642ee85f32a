import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOG, madeEntries, writeLog } from '../../../../tests/verifier/made-log.ts';
import { openLogSource, proveEntry } from '../../../base/audit/index.ts';
import type { AuditReadProof } from '../../../contract/index.ts';
import { checkProof } from './index.ts';

const SIZE = 300;
let folder = '';

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'chipao-proof-')), 'log');
  await writeLog(folder, madeEntries(SIZE));
});

afterAll(() => rm(join(folder, '..'), { recursive: true, force: true }));

async function proofOf(index: number): Promise<AuditReadProof> {
  const { entry, proof, checkpoint } = await proveEntry(openLogSource(folder), index);
  return {
    entry: entry.toString(),
    index,
    size: SIZE,
    proof: proof.map((hash) => hash.toString('hex')),
    checkpoint: checkpoint.note,
    key: LOG.text,
    seal: null,
    sealed: {},
  };
}

describe('the check in the browser', () => {
  it('accepts what the log proves, at the edges and between', async () => {
    for (const index of [0, 1, 255, 256, 299])
      expect(await checkProof(await proofOf(index))).toMatchObject({
        included: true,
        signed: true,
        sealed: undefined,
        witnesses: ['university.example'],
      });
  });

  it('refuses another entry, another place, another path and another checkpoint', async () => {
    const proof = await proofOf(77);
    const other = await proofOf(78);
    const wrong: AuditReadProof[] = [
      { ...proof, entry: other.entry },
      { ...proof, index: 78 },
      { ...proof, proof: proof.proof.slice(1) },
      {
        ...proof,
        proof: proof.proof.with(
          0,
          other.proof[0] === proof.proof[0] ? '00'.repeat(32) : (other.proof[0] ?? ''),
        ),
      },
      { ...proof, size: SIZE - 1 },
    ];
    for (const one of wrong) expect((await checkProof(one)).included).toBe(false);
    const forged = proof.checkpoint.replace(`\n${SIZE}\n`, `\n${SIZE + 1}\n`);
    expect(await checkProof({ ...proof, checkpoint: forged })).toMatchObject({
      included: false,
      signed: false,
    });
    expect(
      (await checkProof({ ...proof, key: LOG.text.replace(/.$/, (end) => (end === 'A' ? 'B' : 'A')) }))
        .signed,
    ).toBe(false);
  });
});
