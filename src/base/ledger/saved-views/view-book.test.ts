import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../index.ts';
import { openPreparedLedger } from '../testing/prepared-ledger.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-test-'));
let ledger: Ledger;

beforeAll(async () => {
  ledger = await openPreparedLedger(home);
}, 60_000);

afterAll(async () => {
  await ledger.close();
  rmSync(home, { recursive: true });
});

const keep = (subject: string, ...[name, address]: readonly [string, string]) =>
  ledger.views.keep(subject, { name, address, most: 3 });
const kept = async (subject: string) =>
  (await ledger.views.listOf(subject)).map(({ name, address }) => [name, address]);

describe('the book of saved views', () => {
  it('keeps views by person, the latest first, and a page once', async () => {
    await keep('mali', 'เขตของฉัน', '/area/17');
    await keep('mali', 'ตกหล่น', '/area/17/flags?kind=missing-out');
    await keep('mali', 'เขตฉัน', '/area/17');
    await keep('somsak', 'other', '/area/18');
    expect(await kept('mali')).toEqual([
      ['ตกหล่น', '/area/17/flags?kind=missing-out'],
      ['เขตฉัน', '/area/17'],
    ]);
  });

  it('renames and removes what is one’s own and nothing else', async () => {
    const view = await keep('kaew', 'a', '/lists/7');
    const id = view?.id ?? 0n;
    expect(await ledger.views.rename({ subject: 'other', id }, 'b')).toBeUndefined();
    expect(await ledger.views.rename({ subject: 'kaew', id }, 'b')).toMatchObject({ name: 'b' });
    expect(await ledger.views.remove({ subject: 'other', id })).toBe(false);
    expect(await ledger.views.remove({ subject: 'kaew', id })).toBe(true);
    expect(await kept('kaew')).toEqual([]);
  });

  it('keeps no more than may be, also when several come at once', async () => {
    const tries = ['1', '2', '3', '4', '5'].map((code) => keep('dao', code, `/area/1${code}`));
    expect((await Promise.all(tries)).filter((view) => view !== undefined)).toHaveLength(3);
    expect(await kept('dao')).toHaveLength(3);
  });
});
