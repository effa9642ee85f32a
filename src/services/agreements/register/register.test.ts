import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOf, makeSigningKey, signAgreement } from '../../../base/agreement/index.ts';
import { openSmallShare, smallAgreement } from '../testing/small-share.ts';
import {
  developmentKey,
  listAgreements,
  moveAgreement,
  proposeAgreement,
  showAgreement,
  signVersion,
  takeSignature,
} from './index.ts';

let house: Awaited<ReturnType<typeof openSmallShare>>;

beforeAll(async () => {
  house = await openSmallShare();
}, 60_000);
afterAll(() => house[Symbol.asyncDispose]());

const names = (code: string) => ({ th: code, en: code });

describe('an agreement', () => {
  it('becomes active only when every party has signed', async () => {
    const { desk, settings } = house;
    const agreement = smallAgreement({ id: 'agr-signed' });
    const hash = await proposeAgreement(desk, agreement);
    const activate = () => moveAgreement(desk, { hash, to: 'active', reason: 'all have signed' });
    for (const { id } of agreement.parties.slice(1))
      await signVersion(desk, hash, await developmentKey(settings, id));
    await expect(activate()).rejects.toMatchObject({
      code: 'AGREEMENT_NOT_SIGNED',
      params: { missing: 'org:giver' },
    });
    await signVersion(desk, hash, await developmentKey(settings, 'org:giver'));
    await activate();
    expect(await desk.book.stateOf(hash)).toBe('active');
  });

  it('takes no signature by a key that is not the party’s, and none of a stranger', async () => {
    const { desk } = house;
    const agreement = smallAgreement({ id: 'agr-forged' });
    const hash = await proposeAgreement(desk, agreement);
    const forged = signAgreement(agreement, makeSigningKey('org:giver'));
    await expect(takeSignature(desk, hash, forged)).rejects.toMatchObject({ code: 'SIGNATURE_REFUSED' });
    const stranger = signAgreement(agreement, makeSigningKey('org:stranger'));
    await expect(takeSignature(desk, hash, stranger)).rejects.toMatchObject({ code: 'SIGNATURE_REFUSED' });
  });

  it('loses its standing when a key it was signed with is revoked before it is active', async () => {
    const { desk, settings } = house;
    const agreement = smallAgreement({ id: 'agr-key-lost' });
    const hash = await proposeAgreement(desk, agreement);
    const lost = makeSigningKey('org:giver');
    await signVersion(desk, hash, lost);
    for (const { id } of agreement.parties.slice(1))
      await signVersion(desk, hash, await developmentKey(settings, id));
    await desk.book.revokeKey(lost, 'mali');
    await expect(moveAgreement(desk, { hash, to: 'active', reason: 'now' })).rejects.toMatchObject({
      code: 'AGREEMENT_NOT_SIGNED',
    });
  });

  it('is signed in production by keys that are registered alone, and by none that was revoked', async () => {
    const desk = { ...house.desk, environment: 'production' as const };
    const agreement = smallAgreement({ id: 'agr-production' });
    const hash = await proposeAgreement(desk, agreement);
    const key = makeSigningKey('org:giver');
    const refused = { code: 'SIGNATURE_REFUSED' };
    await expect(signVersion(desk, hash, key)).rejects.toMatchObject(refused);
    const { party, kid, publicKey } = key;
    await desk.book.addKey({ party, kid, publicKey }, 'mali');
    await signVersion(desk, hash, key);
    await desk.book.revokeKey({ party, kid, publicKey }, 'mali');
    await expect(signVersion(house.desk, hash, key)).rejects.toMatchObject(refused);
  });

  it('is refused as a next version that does not follow on the one before', async () => {
    const { desk } = house;
    const first = smallAgreement({ id: 'agr-chain' });
    await proposeAgreement(desk, first);
    const next = { ...first, version: 2, prev: hashOf(smallAgreement()) };
    await expect(proposeAgreement(desk, next)).rejects.toMatchObject({ code: 'AGREEMENT_INVALID' });
    await proposeAgreement(desk, { ...next, prev: hashOf(first) });
    await expect(proposeAgreement(desk, { ...first, epoch: 2 })).rejects.toMatchObject({
      code: 'AGREEMENT_CHANGED',
    });
  });

  it('stays revoked', async () => {
    const { desk } = house;
    const hash = await house.enact(smallAgreement({ id: 'agr-revoked' }));
    await moveAgreement(desk, { hash, to: 'suspended', reason: 'a doubt' });
    await moveAgreement(desk, { hash, to: 'active', reason: 'no doubt any more' });
    await moveAgreement(desk, { hash, to: 'revoked', reason: 'over' });
    await expect(moveAgreement(desk, { hash, to: 'active', reason: 'again' })).rejects.toMatchObject({
      code: 'AGREEMENT_STEP_REFUSED',
    });
  });
});

describe('what one party did with an agreement', () => {
  const deskOf = (party: string, actor = party) => ({ ...house.desk, party, actor });
  const others = { code: 'AGREEMENT_OTHERS_STEP' };
  const move = (party: string, hash: string, to: 'active' | 'suspended' | 'revoked') =>
    moveAgreement(deskOf(party), { hash, to, reason: 'on request', secondPerson: true });

  it('is taken back by that party: nobody resumes what the giver suspended, and revoked is for good', async () => {
    const hash = await house.enact(smallAgreement({ id: 'agr-giver-stopped' }));
    await move('org:giver', hash, 'suspended');
    await expect(move('org:health', hash, 'active')).rejects.toMatchObject(others);
    expect(await house.desk.book.stateOf(hash)).toBe('suspended');
    await move('org:giver', hash, 'active');
    await move('org:health', hash, 'suspended');
    await expect(move('org:money', hash, 'active')).rejects.toMatchObject(others);
    // The giver may give again, for it is its data that leave.
    await move('org:giver', hash, 'active');
    await move('org:giver', hash, 'suspended');
    await move('org:money', hash, 'revoked');
    for (const party of ['org:giver', 'org:money'])
      await expect(move(party, hash, 'active')).rejects.toMatchObject({ code: 'AGREEMENT_STEP_REFUSED' });
  });

  it('is not taken back by another giver, nor what the operator stopped by a recipient', async () => {
    const controllers = ['org:giver', 'org:money'];
    const hash = await house.enact(
      smallAgreement({ id: 'agr-two-givers', controllers, recipients: ['org:health', 'org:money'] }),
    );
    await move('org:money', hash, 'suspended');
    await expect(move('org:giver', hash, 'active')).rejects.toMatchObject(others);
    await move('org:money', hash, 'active');
    await moveAgreement(house.desk, { hash, to: 'suspended', reason: 'by order' });
    await expect(move('org:money', hash, 'active')).rejects.toMatchObject(others);
    await move('org:giver', hash, 'active');
  });

  it('is withdrawn by its proposer or the giver alone, while not all have signed', async () => {
    const agreement = smallAgreement({ id: 'agr-withdrawn' });
    const hash = await proposeAgreement(deskOf('org:health'), agreement);
    await expect(move('org:money', hash, 'revoked')).rejects.toMatchObject(others);
    await move('org:health', hash, 'revoked');
    const key = await developmentKey(house.settings, 'org:giver');
    await expect(signVersion(house.desk, hash, key)).rejects.toMatchObject({ code: 'SIGNATURE_REFUSED' });
    const signed = smallAgreement({ id: 'agr-signed-by-all' });
    const second = await proposeAgreement(deskOf('org:health'), signed);
    for (const { id } of signed.parties)
      await signVersion(house.desk, second, await developmentKey(house.settings, id));
    await expect(move('org:health', second, 'revoked')).rejects.toMatchObject({
      code: 'AGREEMENT_NEEDS_SECOND',
    });
  });
});

describe('the register', () => {
  it('shows every agreement with its sentence, how it stands, and drafts nobody proposed', async () => {
    const draft = smallAgreement({ id: 'agr-draft' });
    const country = { ...house.desk.country, agreements: [{ file: 'x.yaml', agreement: draft }] };
    const listed = await listAgreements({ ...house.desk, country }, names);
    expect(listed.find(({ id }) => id === 'agr-draft')).toMatchObject({
      state: 'draft',
      missing: ['org:giver', 'org:health', 'org:money'],
    });
    expect(listed.find(({ id }) => id === 'agr-signed')).toMatchObject({ state: 'active', missing: [] });
    const shown = await showAgreement(house.desk, 'agr-revoked', names);
    expect(shown.steps.map(({ state }) => state)).toEqual([
      'proposed',
      'active',
      'suspended',
      'active',
      'revoked',
    ]);
    expect(shown.record.activities).toHaveLength(1);
    await expect(showAgreement(house.desk, 'agr-nothing', names)).rejects.toMatchObject({
      code: 'AGREEMENT_UNKNOWN',
    });
  });
});

describe('a development key', () => {
  it('is made when first used, readable by nobody else, and never in production', async () => {
    const { home } = house;
    const one = await developmentKey(house.settings, 'org:new');
    expect((await developmentKey(house.settings, 'org:new')).kid).toBe(one.kid);
    const file = join(home, 'party-keys', 'new.pem');
    expect([existsSync(file), statSync(file).mode & 0o077]).toEqual([true, 0]);
    await expect(developmentKey({ home, environment: 'production' }, 'org:new')).rejects.toMatchObject({
      code: 'DEVELOPMENT_ONLY',
    });
  });
});
