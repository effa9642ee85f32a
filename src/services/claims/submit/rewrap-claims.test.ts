import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeys, rotateKeys } from '../../../base/keys/index.ts';
import { openEmptyHouse } from '../../../faces/gateway/testing/empty-house.ts';
import { keepAccount, openTokenOffice, programHash } from '../accounts/index.ts';
import { openClaimReader } from '../files/index.ts';
import { sampleUpload } from '../testing/sample-upload.ts';
import { openClaimTokens, openFiles, rewrapClaims, submitFiles } from './index.ts';

const HOSPITAL = '11111';
const PASSWORD = 'long enough';

let house: Awaited<ReturnType<typeof openEmptyHouse>>;

beforeAll(async () => {
  house = await openEmptyHouse();
});

afterAll(() => house[Symbol.asyncDispose]());

describe('keys of claims', () => {
  it('are wrapped anew after a rotation, once, and open what they opened; tokens stay those they were', async () => {
    const { ledger, country } = house;
    const book = ledger.claims;
    const content = country.claims();
    const set = country.filesets().get(content.fileSet);
    const files = sampleUpload(set, { hospital: HOSPITAL, visits: 2 });
    const tokens = openClaimTokens(house.keys);
    const desk = { book, keys: house.keys, tokens, content, set, readClaims: openClaimReader(set) };
    const sending = {
      api: 'v2',
      form: 'txt',
      header: 'present',
      hospital: HOSPITAL,
      login: 'sys',
      files,
    } as const;
    expect(await submitFiles(desk, sending)).toMatchObject({ taken: true });
    const { accounts } = content;
    const account = { hospital: HOSPITAL, login: 'sys', password: PASSWORD };
    await keepAccount(book.accounts, account, { content: accounts, passwordKey: undefined });
    const now = () => new Date();
    const office = (keys = house.keys) =>
      openTokenOffice({ accounts: book.accounts, keys, content: accounts, now });
    const passwordHash = programHash(PASSWORD, accounts.passwordKeys[0] ?? '');
    const token = await office().issue({ login: 'sys', hospital: HOSPITAL, passwordHash, address: 'here' });

    const { home } = house.settings;
    await rotateKeys(home, { source: {}, purposes: ['vault'], now: now() });
    const keys = await openKeys(home);
    expect(await rewrapClaims({ book, keys })).toBe(2);
    expect(await rewrapClaims({ book, keys })).toBe(0);
    const [upload] = await book.uploads({ hospital: HOSPITAL, limit: 1 });
    expect(await book.keysBefore(keys.generationOf('vault'), 10)).toEqual([]);
    expect(await openFiles({ book, keys }, upload?.id ?? 0n)).toEqual(files);
    expect(await office(keys).read(token)).toMatchObject({ hospital: HOSPITAL, login: 'sys' });
    await expect(openFiles({ book, keys: house.keys }, upload?.id ?? 0n)).rejects.toThrow();
  });
});
