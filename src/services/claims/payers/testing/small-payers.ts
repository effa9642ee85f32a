import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeys } from '../../../../base/keys/index.ts';
import type { Ledger } from '../../../../base/ledger/index.ts';
import { openPreparedLedger } from '../../../../base/ledger/testing/prepared-ledger.ts';
import type { Country } from '../../../../country.ts';
import { readFile } from '../../../../filesets/index.ts';
import { developmentKey, moveAgreement, proposeAgreement, signVersion } from '../../../agreements/index.ts';
import { openClaimReader } from '../../files/index.ts';
import { openClaimTokens, submitClaims } from '../../submit/index.ts';
import { sampleUpload } from '../../testing/sample-upload.ts';
import { PACE, type PayerDesk } from '../rounds/index.ts';

/** Claims of one upload: whose, how many, and which numbers they have. */
export type SmallUpload = Readonly<{
  hospital: string;
  visits: number;
  seed: number;
  changes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Leaves the checks to whoever makes them. */
  unchecked?: true;
}>;

/** A pace at which a test does not wait. */
export const QUICK = { ...PACE, firstMs: 1, longestMs: 1, leaseMs: 40 };

const OPENED = 'agr-2569-claims-';

const HAND = { actor: 'test', controller: 'org:moph', processor: 'org:inet' };

/** A house with hospitals' claims that passed their checks, and payers' agreements in force; the clock is the test's own. */
export async function openSmallPayers(country: Country) {
  const home = await mkdtemp(join(tmpdir(), 'chipao-payers-'));
  const ledger = await openPreparedLedger(home);
  const keys = await openKeys(home);
  let at = Date.parse('2026-11-20T08:00:00Z');
  const desk: PayerDesk = {
    ledger,
    keys,
    content: country.payers(),
    datasets: country.agreements().content.datasets,
    set: country.filesets().get(country.claims().fileSet),
    timeZone: country.timeZone,
    now: () => new Date(at),
    random: () => 0.5,
    actor: 'test',
  };
  const { schemes } = country.claims();
  return {
    home,
    ledger,
    desk,
    /** Lets time pass. */
    pass: (ms: number) => {
      at += ms;
    },
    /** Puts every agreement with a payer in force, or one. */
    agree: (payer = '') => agree({ country, ledger, home }, payer),
    /** Takes an upload in, and says of its claims that they passed their checks. */
    upload: (upload: SmallUpload) => takeUpload(desk, country, upload),
    /** What happened to each claim, as words in their order. */
    stories: async (ids: readonly bigint[]): Promise<string[]> => {
      const events = await ledger.claims.eventsOf(ids);
      return ids.map((id) =>
        events
          .filter(({ claim }) => claim === id)
          .map(({ kind }) => kind)
          .join(' '),
      );
    },
    schemes: schemes.flatMap(({ id, payer }) => (payer === null ? [] : [{ scheme: id, payer }])),
    [Symbol.asyncDispose]: async () => {
      await ledger.close();
      await rm(home, { recursive: true });
    },
  };
}

type Agreeing = Readonly<{ country: Country; ledger: Ledger; home: string }>;

/** Proposes, signs for every party and activates. */
export async function agree({ country, ledger, home }: Agreeing, payer: string): Promise<void> {
  const content = country.agreements();
  const environment = 'development';
  const desk = { book: ledger.agreements, country: content, actor: 'test', environment } as const;
  for (const { agreement } of content.agreements) {
    if (!agreement.id.startsWith(`${OPENED}${payer}`)) continue;
    const hash = await proposeAgreement(desk, agreement);
    for (const { id } of agreement.parties)
      await signVersion(desk, hash, await developmentKey({ home, environment }, id));
    await moveAgreement(desk, { hash, to: 'active', reason: 'test' });
  }
}

async function takeUpload(
  { ledger, keys, set }: PayerDesk,
  country: Country,
  { hospital, visits, seed, changes, unchecked }: SmallUpload,
): Promise<bigint[]> {
  const files = sampleUpload(set, { hospital, visits, seed, ...(changes && { changes }) });
  const opened = files.flatMap(({ name, bytes }) => {
    const description = set.byName.get(name.replace('.txt', ''));
    return description ? [readFile(description, bytes, { form: 'txt' })] : [];
  });
  const claims = openClaimReader(set)(hospital, opened);
  const desk = { book: ledger.claims, keys, tokens: openClaimTokens(keys), content: country.claims() };
  const sending = { api: 'test', form: 'txt', hospital, login: 'test', files, rows: 1, claims };
  const receipt = await submitClaims(desk, sending);
  const ids = receipt.claims.map(({ claim }) => claim);
  if (unchecked) return ids;
  const kept = await ledger.claims.find(ids);
  await ledger.claims.appendEvents(
    kept.map(({ id, version }) => ({ claim: id, version, kind: 'checked' as const, hand: HAND })),
  );
  return ids;
}
