import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BrokenSeal, type FileSeal, sealFile, unsealFile } from './sealed-file.ts';

const CHUNK = 262_144;
const SEALED_CHUNK = CHUNK + 16;
const HEAD = 8;
let folder: string;
let name = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chipao-seal-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function sealOf(bytes: number): FileSeal {
  return { key: randomBytes(32), id: randomBytes(16), bytes };
}

async function sealed(content: Buffer, seal = sealOf(content.length)) {
  const [clear, to] = [join(folder, `${++name}`), join(folder, `${name}.sealed`)];
  writeFileSync(clear, content);
  await sealFile(clear, to, seal);
  return { seal, bytes: readFileSync(to) };
}

async function opened(bytes: Buffer, seal: FileSeal): Promise<Buffer> {
  const [from, to] = [join(folder, `${++name}`), join(folder, `${name}.clear`)];
  writeFileSync(from, bytes);
  await unsealFile(from, to, seal);
  return readFileSync(to);
}

describe('a sealed file', () => {
  it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 4 * CHUNK, 4 * CHUNK + 5, 9 * CHUNK])(
    'of %i bytes comes back as it was',
    async (length) => {
      const content = randomBytes(length);
      const { bytes, seal } = await sealed(content);
      expect((await opened(bytes, seal)).equals(content)).toBe(true);
    },
  );

  it('is refused when any bit of it is another', async () => {
    const { bytes, seal } = await sealed(randomBytes(2 * CHUNK + 100));
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        await expect(opened(changed, seal)).rejects.toBeInstanceOf(BrokenSeal);
      }),
      { numRuns: 60 },
    );
  });

  it('is refused when it was cut, lengthened or its chunks stand in another order', async () => {
    const { bytes, seal } = await sealed(randomBytes(3 * CHUNK));
    const chunk = (index: number) =>
      bytes.subarray(HEAD + index * SEALED_CHUNK, HEAD + (index + 1) * SEALED_CHUNK);
    const head = bytes.subarray(0, HEAD);
    const wrong = [
      bytes.subarray(0, -1),
      bytes.subarray(0, HEAD + 2 * SEALED_CHUNK),
      Buffer.concat([bytes, Buffer.alloc(1)]),
      Buffer.concat([bytes, chunk(2)]),
      Buffer.concat([head, chunk(1), chunk(0), chunk(2)]),
      Buffer.concat([head, chunk(0), chunk(0), chunk(2)]),
      Buffer.alloc(0),
    ];
    for (const one of wrong) await expect(opened(one, seal)).rejects.toBeInstanceOf(BrokenSeal);
    // Cut at a chunk, and said to be that short: the chunk then last was not sealed as the last.
    await expect(
      opened(bytes.subarray(0, HEAD + 2 * SEALED_CHUNK), { ...seal, bytes: 2 * CHUNK }),
    ).rejects.toThrow(BrokenSeal);
  });

  it('does not open with another key or as another file', async () => {
    const { bytes, seal } = await sealed(randomBytes(50));
    await expect(opened(bytes, { ...seal, key: randomBytes(32) })).rejects.toBeInstanceOf(BrokenSeal);
    await expect(opened(bytes, { ...seal, id: randomBytes(16) })).rejects.toBeInstanceOf(BrokenSeal);
  });
});
