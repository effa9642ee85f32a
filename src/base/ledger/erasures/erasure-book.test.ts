import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinEmbeddedServer } from '../embedded/index.ts';
import type { Ledger } from '../index.ts';
import { openPreparedLedger } from '../testing/prepared-ledger.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-erasures-'));
const NOTHING = { versions: 0, files: 0, keys: 0 };
let ledger: Ledger;

beforeAll(async () => {
  ledger = await openPreparedLedger(home);
}, 60_000);

afterAll(async () => {
  await ledger.close();
  rmSync(home, { recursive: true });
});

async function nameOfSession(id: string): Promise<unknown[]> {
  const server = await joinEmbeddedServer(home, { lockClass: 1, lock: 1 });
  const client = new Client(await server.address());
  await client.connect();
  try {
    return (await client.query('select name, subject from session where id = $1', [id])).rows;
  } finally {
    await client.end();
    await server.leave();
  }
}

function ask(personKey: bigint) {
  return ledger.erasures.ask({ personKey, basis: 'order', reason: 'sealed:', by: 'mali' });
}

describe('the book of erasures', () => {
  it('takes one of a person at a time, and another once it was taken back; then it names nobody', async () => {
    const { id } = await ask(1n);
    await expect(ask(1n)).rejects.toMatchObject({ code: 'ERASURE_UNDER_WAY' });
    expect(await ledger.erasures.withdraw(id, 'mali')).toMatchObject({
      state: 'withdrawn',
      personKey: undefined,
    });
    await expect(ledger.erasures.withdraw(id, 'mali')).rejects.toMatchObject({ code: 'ERASURE_ENDED' });
    await expect(ledger.erasures.withdraw(999, 'mali')).rejects.toMatchObject({ code: 'ERASURE_UNKNOWN' });
    expect(await ask(1n)).toMatchObject({ state: 'asked', personKey: 1n });
    expect(await ledger.erasures.held()).toBeUndefined();
  });

  it('is confirmed by somebody else, holds from then on, and takes away what links the person when it is done', async () => {
    const { id } = await ask(2n);
    const hold = { digests: [Buffer.alloc(32, 1)], sources: ['oldage-roll'], subjects: [2n, 22n] };
    await expect(ledger.erasures.confirm(id, hold, 'mali')).rejects.toMatchObject({
      code: 'ERASURE_NEEDS_ANOTHER',
    });
    const confirmed = await ledger.erasures.confirm(id, hold, 'somsak');
    expect(confirmed).toMatchObject({ state: 'confirmed', subjects: [2n, 22n] });
    await expect(ledger.erasures.confirm(id, hold, 'dao')).rejects.toMatchObject({ code: 'ERASURE_ENDED' });
    await expect(ledger.erasures.withdraw(id, 'dao')).rejects.toMatchObject({ code: 'ERASURE_ENDED' });
    expect(await ledger.erasures.held()).toEqual({
      digests: hold.digests,
      sources: [{ source: 'oldage-roll', erasure: id }],
    });
    await ledger.erasures.foundIn(['oldage-roll', 'farmer'], [confirmed]);
    expect((await ledger.erasures.held())?.sources.map(({ source }) => source)).toEqual([
      'farmer',
      'oldage-roll',
    ]);
    const wrapped = { generation: 1, wrapped: Buffer.alloc(60) };
    for (const subject of [2n, 22n, 3n]) await ledger.subjectKeys.keep(subject, wrapped);
    const own = { role: 'citizen', areaScope: '17', subject: 'thaid-2', name: 'Somebody', hours: 8 };
    const { token, session } = await ledger.sessions.open({ ...own, personKey: 2n });
    await ledger.erasures.finish(confirmed, NOTHING);
    expect(await ledger.sessions.find(token)).toBeUndefined();
    expect(await nameOfSession(session.id)).toEqual([{ name: null, subject: '' }]);
    expect([...(await ledger.subjectKeys.find([2n, 22n, 3n])).keys()]).toEqual([3n]);
    expect(await ledger.erasures.find(id)).toMatchObject({
      state: 'done',
      personKey: undefined,
      subjects: [],
    });
    expect((await ledger.erasures.held())?.digests).toHaveLength(1);
    const acts = (await ledger.audit.outbox.waiting(50)).map(({ payload }) => JSON.parse(payload));
    const done = acts.find(({ kind, act }) => kind === 'erasure' && act === 'done');
    expect(done).toMatchObject({ facts: { erasure: id, basis: 'order', versions: 0 } });
    expect(done.people).toBeUndefined();
  });
});
