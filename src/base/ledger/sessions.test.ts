import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ledger, openLedger } from './index.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-test-'));
const officer = { role: 'officer', areaScope: '5001', subject: 'officer-1', hours: 8 };
let ledger: Ledger;

beforeAll(async () => {
  chmodSync(home, 0o755);
  ledger = await openLedger({ home, databaseUrl: undefined });
}, 60_000);

afterAll(async () => {
  await ledger.close();
  rmSync(home, { recursive: true });
});

it('is found by its token until it is revoked', async () => {
  const { token, session } = await ledger.sessions.open(officer);
  expect(await ledger.sessions.find(token)).toEqual(session);
  expect(session).toMatchObject({ role: 'officer', areaScope: '5001', subject: 'officer-1', language: 'th' });
  await ledger.sessions.revoke(token);
  expect(await ledger.sessions.find(token)).toBeUndefined();
});

it('is kept under a hash, so that what is stored signs nobody in', async () => {
  const { token, session } = await ledger.sessions.open({ ...officer, language: 'en' });
  expect(session.id).toMatch(/^[0-9a-f]{64}$/);
  expect(session.language).toBe('en');
  expect(token).not.toContain(session.id);
  expect(await ledger.sessions.find(session.id)).toBeUndefined();
});

it('is over when its hours are', async () => {
  const { token, session } = await ledger.sessions.open({ ...officer, hours: 0.5 });
  expect(session.expiresAt.getTime() - session.createdAt.getTime()).toBe(30 * 60 * 1000);
  expect(await ledger.sessions.find(token)).toBeDefined();
  const ended = await ledger.sessions.open({ ...officer, hours: 0 });
  expect(await ledger.sessions.find(ended.token)).toBeUndefined();
});

it('gives every session another token', async () => {
  const tokens = await Promise.all([1, 2, 3].map(async () => (await ledger.sessions.open(officer)).token));
  expect(new Set(tokens).size).toBe(3);
});
