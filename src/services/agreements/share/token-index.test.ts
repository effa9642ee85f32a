import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenOf } from '../../../base/agreement/index.ts';
import { openSmallShare, smallAgreement } from '../testing/small-share.ts';
import { compileShare } from './compiled-share.ts';
import { deliverShare, replayReceipt } from './index.ts';
import { narrowByToken } from './token-index.ts';

let house: Awaited<ReturnType<typeof openSmallShare>>;

beforeAll(async () => {
  house = await openSmallShare();
  await house.enact(smallAgreement());
}, 60_000);
afterAll(() => house[Symbol.asyncDispose]());

const GRANT = { agreement: 'agr-small', grant: 'older' };
const INSIDE = '9100000100015';
const OUTSIDE = '9100000100030';

async function tokenFor(number: string, recipient = 'org:health'): Promise<string> {
  const request = { act: 'extract' as const };
  const { setting } = await compileShare(house.share, { ...GRANT, recipient, request });
  return tokenOf(setting.tokenKey, number);
}

async function look(token: string, recipient = 'org:health') {
  const request = { act: 'lookup' as const, by: { token } };
  const delivery = await deliverShare(house.share, { ...GRANT, recipient, request });
  let body = '';
  for await (const text of delivery.lines) body += text;
  return { body, receipt: delivery.receipt };
}

/** Whom the index of a recipient's grant finds for a token; nothing when no index was asked. */
async function candidates(token: string, recipient = 'org:health') {
  const request = { act: 'lookup' as const, by: { token } };
  const share = await compileShare(house.share, { ...GRANT, recipient, request });
  const { plan, setting } = await narrowByToken(house.share, share);
  return plan.filters.length > share.plan.filters.length ? setting.membersOf?.('token', 1) : undefined;
}

describe('the index of tokens of a grant', () => {
  it('finds whom a token stands for, for its own recipient and inside the grant alone', async () => {
    const token = await tokenFor(INSIDE);
    expect(await candidates(token)).toEqual([1015n]);
    expect(await candidates(token, 'org:money')).toEqual([]);
    expect(await candidates(await tokenFor(OUTSIDE))).toEqual([]);
  });

  it('narrows and gives nobody: a token that only begins alike is not answered', async () => {
    const token = await tokenFor(INSIDE);
    const alike = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`;
    expect(await candidates(alike)).toEqual([1015n]);
    expect((await look(alike)).body).toBe('');
  });

  it('answers as the whole grant would, with the same receipt worked out anew', async () => {
    const { body, receipt } = await look(await tokenFor(INSIDE));
    expect(JSON.parse(body)).toMatchObject({ age: 50 });
    expect(receipt.personKeys).toEqual([1015n]);
    expect(await replayReceipt(house.share, receipt.id)).toMatchObject({ same: true });
    const [outside, nobody] = [await look(await tokenFor(OUTSIDE)), await look('0'.repeat(32))];
    expect([outside.body, outside.receipt.bodyHash]).toEqual([nobody.body, nobody.receipt.bodyHash]);
  });

  it('is made again when it was taken out of the lake, and is done without until then', async () => {
    const token = await tokenFor(INSIDE);
    const share = await compileShare(house.share, {
      ...GRANT,
      recipient: 'org:health',
      request: { act: 'lookup', by: { token } },
    });
    const { serving } = house.share.reading;
    const gone = { ...serving, tableOf: () => Promise.reject(new Error('its key is gone')) };
    const forgetting = { ...house.share, reading: { ...house.share.reading, serving: gone } };
    expect((await narrowByToken(forgetting, share)).plan).toEqual(share.plan);
    expect(await candidates(token)).toEqual([1015n]);
  });

  it('is not needed: where it cannot be made the grant is read whole', async () => {
    const { lake } = house.share;
    const full = { ...lake, build: () => Promise.reject(new Error('no space left on device')) };
    const token = await tokenFor(INSIDE);
    const request = { act: 'lookup' as const, by: { token } };
    const delivery = await deliverShare(
      { ...house.share, lake: full },
      { ...GRANT, recipient: 'org:health', request },
    );
    expect(delivery.receipt).toMatchObject({ rows: 1, personKeys: [1015n] });
  });
});
