import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Ledger } from './index.ts';
import { openPreparedLedger } from './testing/prepared-ledger.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-test-'));
const officer = { role: 'officer', areaScope: '5001', subject: 'officer-1', hours: 8 };
let ledger: Ledger;

beforeAll(async () => {
  ledger = await openPreparedLedger(home);
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

it('ends by itself when it is left unused, and goes on while it is used', async () => {
  const { token, session } = await ledger.sessions.open({ ...officer, idleMinutes: 30 });
  const client = new Client({ host: join(home, 'ledger', 'socket'), user: 'chipao', database: 'postgres' });
  await client.connect();
  const leave = (minutes: number) =>
    client.query(`update session set last_seen_at = now() - interval '${minutes} minutes' where id = $1`, [
      session.id,
    ]);
  await leave(29);
  expect(await ledger.sessions.find(token)).toBeDefined();
  const again = await ledger.sessions.find(token);
  expect(Date.now() - (again?.lastSeenAt.getTime() ?? 0)).toBeLessThan(60_000);
  await leave(31);
  expect(await ledger.sessions.find(token)).toBeUndefined();
  expect(await ledger.sessions.listOf('officer-1')).not.toContainEqual(
    expect.objectContaining({ id: session.id }),
  );
  await client.end();
});

it('is ended from another one of the same subject, alone or with all others', async () => {
  const subject = 'officer-2';
  const [one, two, three] = await Promise.all(
    [1, 2, 3].map(() => ledger.sessions.open({ ...officer, subject })),
  );
  expect(await ledger.sessions.listOf(subject)).toHaveLength(3);
  expect(await ledger.sessions.revokeOwn('officer-1', one?.session.id ?? '')).toBe(false);
  expect(await ledger.sessions.revokeOwn(subject, one?.session.id ?? '')).toBe(true);
  expect(await ledger.sessions.find(one?.token ?? '')).toBeUndefined();
  expect(await ledger.sessions.revokeAllOf(subject)).toBe(2);
  expect(await ledger.sessions.find(two?.token ?? '')).toBeUndefined();
  expect(await ledger.sessions.find(three?.token ?? '')).toBeUndefined();
});

it('keeps the own person, and the dependent one acts for', async () => {
  const person = 2n ** 59n + 1n;
  const { token, session } = await ledger.sessions.open({ ...officer, personKey: person, name: 'มาลี' });
  expect(session).toMatchObject({ personKey: person, name: 'มาลี', actsFor: undefined });
  await ledger.sessions.actFor(session.id, 7n);
  expect(await ledger.sessions.find(token)).toMatchObject({ personKey: person, actsFor: 7n });
  await ledger.sessions.actFor(session.id, undefined);
  expect(await ledger.sessions.find(token)).toMatchObject({ actsFor: undefined });
});
