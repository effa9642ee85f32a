import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLedger } from './index.ts';

it('the committed schema is what the migrations make (else run `npm run ledger:schema`)', async () => {
  const home = mkdtempSync(join(tmpdir(), 'chipao-test-'));
  chmodSync(home, 0o755);
  const ledger = await openLedger({ home, databaseUrl: undefined });
  const made = await ledger.describeSchema();
  await ledger.close();
  rmSync(home, { recursive: true });
  expect(made).toBe(readFileSync(new URL('./schema.sql', import.meta.url), 'utf8'));
}, 60_000);
