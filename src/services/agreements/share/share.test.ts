import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agreement } from '../../../base/agreement/index.ts';
import { diffAgreements, simulateAgreement } from '../compare/index.ts';
import { moveAgreement } from '../register/index.ts';
import { openSmallShare, smallAgreement } from '../testing/small-share.ts';
import {
  type Delivery,
  deliverShare,
  describeApi,
  listShares,
  replayReceipt,
  type ShareAsk,
  wasInShare,
} from './index.ts';

let house: Awaited<ReturnType<typeof openSmallShare>>;
let hash: string;

beforeAll(async () => {
  house = await openSmallShare();
  hash = await house.enact(smallAgreement());
}, 60_000);
afterAll(() => house[Symbol.asyncDispose]());

const ask = (request: ShareAsk['request'], changes: Partial<ShareAsk> = {}) =>
  deliverShare(house.share, {
    agreement: 'agr-small',
    grant: 'older',
    recipient: 'org:health',
    request,
    ...changes,
  });

async function bodyOf(delivery: Delivery): Promise<string> {
  let body = '';
  for await (const text of delivery.lines) body += text;
  return body;
}

async function rowsOf(delivery: Delivery): Promise<Record<string, unknown>[]> {
  const body = await bodyOf(delivery);
  return body
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Record<string, unknown> => JSON.parse(line));
}

const OLDER_IN_30 = 10;

describe('what leaves under an agreement', () => {
  it('is the rows and the masked columns of the grant, each body with a receipt that was written before it', async () => {
    const delivery = await ask({ act: 'cohort' });
    expect(await house.ledger.receipts.find(delivery.receipt.id)).toBeDefined();
    const body = await bodyOf(delivery);
    const rows = body.trim().split('\n');
    expect(rows).toHaveLength(OLDER_IN_30);
    expect(Object.keys(JSON.parse(rows[0] ?? '{}'))).toEqual(['age', 'card', 'nid']);
    expect(body).not.toContain('9100000');
    expect(delivery.receipt).toMatchObject({
      rows: OLDER_IN_30,
      bytes: Buffer.byteLength(body),
      bodyHash: `sha256:${createHash('sha256').update(body).digest('hex')}`,
      agreementHash: hash,
    });
  });

  it('names the same person otherwise to every recipient', async () => {
    const tokens = async (recipient: string) =>
      (await rowsOf(await ask({ act: 'cohort', columns: ['nid'] }, { recipient }))).map(({ nid }) => nid);
    const [one, other] = [await tokens('org:health'), await tokens('org:money')];
    expect(new Set([...one, ...other]).size).toBe(2 * OLDER_IN_30);
  });

  it('is one person by number or by token, and the same answer for somebody outside and for nobody', async () => {
    const byNumber = (number: string) => ask({ act: 'lookup', by: { number } });
    const inside = await byNumber('9100000100015');
    const [row] = await rowsOf(inside);
    expect(row).toMatchObject({ age: 50, card: true });
    expect(inside.receipt.personKeys).toEqual([1015n]);
    expect(JSON.stringify(inside.receipt.request)).not.toContain('9100000100015');
    const byToken = await ask({ act: 'lookup', by: { token: String(row?.['nid']) }, columns: ['age'] });
    expect(await rowsOf(byToken)).toEqual([{ age: 50 }]);
    const [outside, nobody] = [await byNumber('9100000100030'), await byNumber('9100000999999')];
    expect([await bodyOf(outside), outside.receipt.bodyHash]).toEqual([
      await bodyOf(nobody),
      nobody.receipt.bodyHash,
    ]);
  });

  it('hides counts of few people', async () => {
    const cells = await rowsOf(await ask({ act: 'table', by: ['age', 'card'] }));
    expect(cells).toEqual([
      { age: 50, card: false, people: 7, hidden: false },
      { age: 50, card: true, people: 3, hidden: false },
    ]);
    const few = await rowsOf(await ask({ act: 'table', by: ['nid'], where: { column: 'card', is: true } }));
    expect(few.map(({ people, hidden }) => [people, hidden])).toEqual(Array(3).fill([null, true]));
  });

  it('is refused in one way whatever is not given', async () => {
    const refused = { code: 'SHARE_NOT_GRANTED' };
    await expect(ask({ act: 'cohort' }, { agreement: 'agr-none' })).rejects.toMatchObject(refused);
    await expect(ask({ act: 'cohort' }, { grant: 'none' })).rejects.toMatchObject(refused);
    await expect(ask({ act: 'cohort' }, { recipient: 'org:giver' })).rejects.toMatchObject(refused);
    await expect(ask({ act: 'cohort', columns: ['area'] })).rejects.toMatchObject(refused);
    house.clock.now = new Date('2026-12-31T17:00:00Z');
    await expect(ask({ act: 'cohort' })).rejects.toMatchObject(refused);
    house.clock.now = new Date('2026-10-01T05:00:00Z');
  });

  it('is no more than agreed at once and a day, and leaves no receipt when it is refused', async () => {
    const [grant] = smallAgreement().grants;
    if (!grant) throw new RangeError('a grant');
    const limited = { ...grant, output: { ...grant.output, maxRows: 9, subjectsPerDay: 12 } };
    await house.enact(smallAgreement({ id: 'agr-limited', grants: [limited] }));
    const asked = (request: ShareAsk['request']) => ask(request, { agreement: 'agr-limited' });
    await expect(asked({ act: 'cohort' })).rejects.toMatchObject({ code: 'SHARE_TOO_LARGE' });
    await asked({ act: 'cohort', limit: 8 });
    await expect(asked({ act: 'cohort', limit: 5 })).rejects.toMatchObject({ code: 'SHARE_DAY_FULL' });
    expect(await house.ledger.receipts.ofAgreement('agr-limited', 10)).toHaveLength(1);
  });
});

describe('a receipt', () => {
  it('worked out anew gives the same body, whatever was asked', async () => {
    const requests: ShareAsk['request'][] = [
      { act: 'extract' },
      { act: 'cohort', where: { column: 'card', is: true }, limit: 3 },
      { act: 'table', by: ['age'] },
      { act: 'lookup', by: { number: '9100000100019' } },
      { act: 'lookup', by: { number: '9100000999999' } },
    ];
    for (const request of requests) {
      const { receipt } = await ask(request);
      expect(await replayReceipt(house.share, receipt.id)).toMatchObject({ same: true });
    }
  });

  it('is seen by its own recipient', async () => {
    const own = await house.ledger.receipts.ofRecipient('org:money', 50);
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ recipient }) => recipient === 'org:money')).toBe(true);
  });

  it('tells whether somebody was in a bulk delivery, asked of their own row', async () => {
    const { receipt } = await ask({ act: 'cohort', where: { column: 'card', is: true } });
    const met = async (person: bigint) =>
      (
        await house.ledger.access.touching(person, {
          limit: 50,
          touched: (read) => wasInShare(house.share, read, person),
        })
      ).some(({ act, rows }) => act === 'share-cohort' && rows === receipt.rows);
    expect([await met(1015n), await met(1016n), await met(1030n)]).toEqual([true, false, false]);
  });
});

describe('a delivery under way', () => {
  it('stops within a second of a revocation, and nothing leaves after it', async () => {
    const many: Agreement = smallAgreement({ id: 'agr-stopped' });
    const ended = await house.enact(many);
    const { lines } = await ask({ act: 'cohort' }, { agreement: 'agr-stopped' });
    await moveAgreement(house.desk, { hash: ended, to: 'revoked', reason: 'over' });
    await expect(bodyOf({ lines } as Delivery)).rejects.toMatchObject({ code: 'SHARE_STOPPED' });
    await expect(ask({ act: 'cohort' }, { agreement: 'agr-stopped' })).rejects.toMatchObject({
      code: 'SHARE_NOT_GRANTED',
    });
  });
});

describe('what a party is told it may ask', () => {
  it('is its grants in force, and an API in which nothing else exists', async () => {
    expect((await listShares(house.share, 'org:health')).map(({ agreement }) => agreement)).toEqual([
      'agr-limited',
      'agr-small',
    ]);
    expect(await listShares(house.share, 'org:giver')).toEqual([]);
    const api = JSON.stringify(await describeApi(house.share, 'org:health'));
    expect(api).toContain('/api/v1/shares/agr-small/older/cohort');
    expect(api).not.toContain('"area"');
  });
});

describe('before anybody signs', () => {
  it('a draft is counted on the data of now', async () => {
    expect(await simulateAgreement(house.share, smallAgreement())).toEqual([
      {
        grant: 'older',
        people: OLDER_IN_30,
        rows: OLDER_IN_30,
        columns: ['nid', 'age', 'card'],
        alone: 0,
        few: 0,
        fitsAtOnce: true,
        days: 1,
      },
    ]);
  });

  it('a next version is told in people and columns', async () => {
    const before = smallAgreement();
    const [grant] = before.grants;
    if (!grant) throw new RangeError('a grant');
    const wider = { ...grant, columns: { ...grant.columns, area: 'clear' }, rows: { areas: ['30', '31'] } };
    const difference = await diffAgreements(
      house.share,
      before,
      smallAgreement({ version: 2, prev: hash, grants: [wider] }),
    );
    expect(difference.grants).toEqual([
      {
        grant: 'older',
        columnsAdded: ['area'],
        columnsRemoved: [],
        columnsChanged: [],
        peopleAdded: 30,
        peopleRemoved: 0,
      },
    ]);
    expect(difference.widenings.map(({ path }) => path)).toEqual(['columns.area', 'rows']);
  });
});
