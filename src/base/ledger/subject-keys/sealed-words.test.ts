import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeys, openVault, type Vault } from '../../keys/index.ts';
import type { AreaCode, IsoDate } from '../../model/index.ts';
import { type Ledger, sealCohorts, sealLookUps, sealReviews } from '../index.ts';
import { openPreparedLedger } from '../testing/prepared-ledger.ts';

const home = mkdtempSync(join(tmpdir(), 'chipao-words-'));
const WORDS = 'her son called about it';
let ledger: Ledger;
let vault: Vault;

beforeAll(async () => {
  ledger = await openPreparedLedger(home);
  vault = openVault(await openKeys(home), ledger.subjectKeys);
}, 60_000);

afterAll(async () => {
  await ledger.close();
  rmSync(home, { recursive: true });
});

function forget(...subjects: bigint[]) {
  return vault.erase(subjects, { reason: 'the retention is over', actor: 'operator' });
}

describe('what is written of people', () => {
  it('in look-ups is read as it was written, lies sealed, and goes with the person', async () => {
    const lookUps = sealLookUps(ledger.identity.lookUps, vault);
    const hand = { who: 'mali', name: 'Mali', area: '17' };
    const asked = await lookUps.ask({
      ...hand,
      personKey: 41n,
      reason: WORDS,
      caseNumber: '7/2569',
      causes: ['other-province'],
    });
    expect(asked.reason).toBe(WORDS);
    await lookUps.answer(asked.id, {
      who: 'dao',
      name: 'Dao',
      area: '17',
      act: 'approved',
      reason: `${WORDS} too`,
      hours: 1,
    });
    await lookUps.watch({ personKey: 41n, act: 'watched', reason: WORDS, who: 'mali' });
    expect(await lookUps.find(asked.id)).toMatchObject({ reason: WORDS, answer: { reason: `${WORDS} too` } });
    expect(await lookUps.own('mali', 5)).toMatchObject([{ reason: WORDS }]);
    expect(JSON.stringify(await bare(ledger.identity.lookUps.find(asked.id)))).not.toContain('called');
    await forget(41n);
    expect(await lookUps.find(asked.id)).toMatchObject({
      reason: '',
      who: 'mali',
      answer: { reason: '', who: 'dao' },
    });
  });

  it('in notes on a pair goes with the key of the pair; what was decided stays', async () => {
    const reviews = sealReviews(ledger.reviews, vault);
    const pair = {
      pairKey: 51n,
      leftKey: 52n,
      rightKey: 53n,
      villages: ['17020101'],
      kind: 'merge' as const,
      needs: 1 as const,
    };
    const given = { reviewer: 'mali', sessionId: undefined, datasetVersion: 'linkage/1' };
    const standing = await reviews.answer({ ...given, pair, answer: 'same', note: WORDS });
    expect(standing).toMatchObject({ state: 'same', answers: [{ note: WORDS }] });
    expect(await reviews.answersOf('mali', { limit: 5 })).toMatchObject([{ note: WORDS }]);
    expect(JSON.stringify(await bare(ledger.reviews.standings([51n])))).not.toContain('called');
    await forget(51n);
    const [after] = await reviews.standings([51n]);
    expect(after).toMatchObject({ state: 'same', answers: [{ reviewer: 'mali', note: undefined }] });
  });

  it('in reasons of changes to lists goes with the person; reasons about the list stay', async () => {
    const cohorts = sealCohorts(ledger.cohorts, vault);
    const hand = { officer: 'mali', sessionId: undefined };
    const id = await cohorts.create(
      {
        name: 'alone',
        area: '17' as AreaCode,
        condition: {},
        version: {
          asOf: '2026-09-30' as IsoDate,
          runId: await anyRun(),
          datasetVersions: [],
          members: [61n],
        },
      },
      hand,
    );
    await cohorts.write(id, { act: 'removed', personKey: 61n, reason: WORDS }, hand);
    await cohorts.write(id, { act: 'archived', reason: 'the year is over' }, hand);
    const reasonsOf = async (book: typeof cohorts) => (await book.entriesOf(id)).map(({ reason }) => reason);
    expect(await reasonsOf(cohorts)).toEqual([null, WORDS, 'the year is over']);
    expect((await reasonsOf(ledger.cohorts))[1]).toMatch(/^sealed:/);
    await forget(61n);
    expect(await reasonsOf(cohorts)).toEqual([null, '', 'the year is over']);
  });
});

/** What the ledger itself has. */
async function bare(found: Promise<unknown>): Promise<unknown> {
  return JSON.parse(
    JSON.stringify(await found, (_, cell) => (typeof cell === 'bigint' ? String(cell) : cell)),
  );
}

async function anyRun(): Promise<number> {
  return (await ledger.runs.start({ inputDir: 'files' })).id;
}
