// Writes src/base/ledger/schema.sql from a ledger made by the migrations. Run it after adding one.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '../../src/base/ledger/index.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-schema-'));
chmodSync(home, 0o755);
const ledger = await openLedger({ home, databaseUrl: undefined });
try {
  writeFileSync(new URL('../../src/base/ledger/schema.sql', import.meta.url), await ledger.describeSchema());
} finally {
  await ledger.close();
  rmSync(home, { recursive: true });
}
