import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Agreement,
  planSql,
  type RowCondition,
  type SharedDataset,
} from '../../../base/agreement/index.ts';
import { diffAgreements, simulateAgreement } from '../compare/index.ts';
import { listAgreements, moveAgreement, proposeAgreement } from '../register/index.ts';
import { openSmallShare, SMALL_COUNTRY, smallAgreement } from '../testing/small-share.ts';
import { compileShare } from './compiled-share.ts';
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
      { age: 50, card: false, people: 7 },
      { age: 50, card: true, people: 3 },
    ]);
  });

  it('tells nothing at all of a cell of few people, and the same of nobody', async () => {
    const [grant] = smallAgreement().grants;
    if (!grant) throw new RangeError('a grant');
    const output = { ...grant.output, minCell: 4 };
    await house.enact(smallAgreement({ id: 'agr-few', grants: [{ ...grant, output }] }));
    const cells = (by: string[], where: RowCondition) =>
      ask({ act: 'table', by, where }, { agreement: 'agr-few' }).then(rowsOf);
    const all = { column: 'age', from: 0 };
    expect(await cells(['age', 'card'], all)).toEqual([{ age: 50, card: false, people: 7 }]);
    expect(await cells([], { column: 'card', is: true })).toEqual([]);
    expect(await cells([], { column: 'age', from: 90 })).toEqual([]);
  });

  it('makes no table by who somebody is, and none of it', async () => {
    const refused = { code: 'REQUEST_INVALID' };
    await expect(ask({ act: 'table', by: ['nid'] })).rejects.toMatchObject(refused);
    const where = { not: { column: 'nid', startsWith: 'a' } };
    await expect(ask({ act: 'table', by: [], where })).rejects.toMatchObject(refused);
  });

  it('counts people and not rows, with noise by the key of each', async () => {
    const [grant] = smallAgreement().grants;
    if (!grant) throw new RangeError('a grant');
    const { where: _where, ...rest } = grant.rows;
    const flags = { ...grant, dataset: 'flag', columns: { kind: 'clear' }, rows: { ...rest, areas: ['TH'] } };
    const counted = { ...flags, act: ['table' as const], lookupBy: [] };
    await house.enact(smallAgreement({ id: 'agr-flags', grants: [counted] }));
    const asked = { agreement: 'agr-flags' };
    expect(await rowsOf(await ask({ act: 'table', by: ['kind'] }, asked))).toEqual([
      { kind: 'unpaid', people: 3 },
    ]);
    const blurred = { ...counted, output: { ...grant.output, noise: 'ckm/D5V3' as const } };
    await house.enact(smallAgreement({ id: 'agr-blurred', grants: [blurred] }));
    const share = await compileShare(house.share, {
      agreement: 'agr-blurred',
      grant: 'older',
      recipient: 'org:health',
      request: { act: 'table', by: [] },
    });
    const [cell] = await house.share.reading.serving.rows(planSql(share.plan, share.setting));
    expect(cell).toMatchObject({ people: 5n });
    expect(Number(cell?.['cell_key'])).not.toBe(0);
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
    await asked({ act: 'cohort', limit: 4 });
    for (const number of ['9100000100015', '9100000999999'])
      await expect(asked({ act: 'lookup', by: { number } })).rejects.toMatchObject({
        code: 'SHARE_DAY_FULL',
      });
    const entries = await house.ledger.access.list({
      act: 'share-refused',
      agreement: 'agr-limited',
      limit: 20,
    });
    expect(entries).toHaveLength(4);
  });

  it('is nothing under a version that is said to be active and that nobody signed', async () => {
    const forged = await proposeAgreement(house.desk, smallAgreement({ id: 'agr-unsigned' }));
    const step = { hash: forged, state: 'active' as const, reason: 'so it is', actor: 'mali' };
    await house.ledger.agreements.move(step, () => undefined);
    await expect(ask({ act: 'cohort' }, { agreement: 'agr-unsigned' })).rejects.toMatchObject({
      code: 'SHARE_NOT_GRANTED',
    });
  });
});

describe('an agreement whose words mean something else than what was signed', () => {
  const { content } = SMALL_COUNTRY;
  /** The same house, where the dataset of people was written anew. */
  const meaning = (change: (person: SharedDataset) => SharedDataset) => {
    const datasets = content.datasets.map((one) => (one.id === 'person' ? change(one) : one));
    return { ...house.share, country: { ...SMALL_COUNTRY, content: { ...content, datasets } } };
  };
  const asked = { agreement: 'agr-small', grant: 'older', recipient: 'org:health' };
  const request = { act: 'cohort' as const };

  it('gives nothing and is told to nobody, while a column nobody agreed on may come', async () => {
    const other = meaning((person) => ({
      ...person,
      columns: person.columns.map((one) => (one.name === 'card' ? { ...one, column: 'birth_date' } : one)),
    }));
    await expect(deliverShare(other, { ...asked, request })).rejects.toMatchObject({
      code: 'SHARE_NOT_GRANTED',
    });
    expect(
      (await listShares(other, 'org:health')).filter(({ agreement }) => agreement === 'agr-small'),
    ).toEqual([]);
    const listed = await listAgreements({ ...house.desk, country: other.country }, (code) => ({
      th: code,
      en: code,
    }));
    expect(listed.find(({ id }) => id === 'agr-small')?.meantOtherwise).toEqual(['older']);
    const [first] = content.datasets[0]?.columns ?? [];
    if (!first) throw new RangeError('a column');
    const more = meaning((person) => ({
      ...person,
      columns: [...person.columns, { ...first, name: 'other', column: 'village_code' }],
    }));
    expect(await rowsOf(await deliverShare(more, { ...asked, request }))).toHaveLength(OLDER_IN_30);
  });

  it('is signed anew as a next version, and not by the old hash of its words', async () => {
    const [grant] = smallAgreement().grants;
    if (!grant) throw new RangeError('a grant');
    const stale = { ...smallAgreement({ id: 'agr-stale' }), grants: [{ ...grant, means: hash }] };
    await expect(proposeAgreement(house.desk, stale)).rejects.toMatchObject({
      code: 'AGREEMENT_INVALID',
      params: { where: 'grants.0.means' },
    });
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
        await house.ledger.access.touching([person], {
          limit: 50,
          touched: (read) => wasInShare(house.share, read, person),
        })
      ).reads.some(({ act, rows }) => act === 'share-cohort' && rows === receipt.rows);
    expect([await met(1015n), await met(1016n), await met(1030n)]).toEqual([true, false, false]);
  });

  it('is the very one that a bulk read names: tokens in its condition are those of its own recipient', async () => {
    const [row] = await rowsOf(
      await ask({ act: 'lookup', by: { number: '9100000100015' } }, { recipient: 'org:money' }),
    );
    const where = { column: 'nid', is: String(row?.['nid']) };
    const { receipt } = await ask({ act: 'cohort', where }, { recipient: 'org:money' });
    const latest = await house.ledger.access.touching([1015n], {
      limit: 1,
      touched: (read) => wasInShare(house.share, read, 1015n),
    });
    expect(latest.reads).toMatchObject([{ act: 'share-cohort', predicate: { receipt: receipt.id } }]);
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
      'agr-blurred',
      'agr-few',
      'agr-flags',
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
        waits: false,
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

  it('what was signed with another meaning gives nothing, and is counted apart', async () => {
    const [grant] = smallAgreement().grants;
    if (!grant) throw new RangeError('a grant');
    const stale = { ...grant, id: 'stale', means: `sha256:${'0'.repeat(64)}` };
    const gone = { ...stale, id: 'gone', columns: { ...grant.columns, once: 'clear' } };
    const simulated = await simulateAgreement(house.share, {
      ...smallAgreement(),
      grants: [grant, stale, gone],
    });
    expect(simulated.map(({ grant: id, waits, people }) => [id, waits, people])).toEqual([
      ['older', false, OLDER_IN_30],
      ['stale', true, OLDER_IN_30],
      ['gone', true, null],
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
        meansOtherwise: false,
        peopleAdded: 30,
        peopleRemoved: 0,
      },
    ]);
    expect(difference.widenings.map(({ path }) => path)).toEqual(['columns.area', 'rows']);
    const signedOtherwise = { ...before, grants: [{ ...grant, means: `sha256:${'0'.repeat(64)}` }] };
    const meant = await diffAgreements(house.share, signedOtherwise, before);
    expect(meant.grants).toMatchObject([{ meansOtherwise: true, peopleAdded: 0, peopleRemoved: 0 }]);
    expect(meant.widenings.map(({ path }) => path)).toEqual(['means']);
  });
});
