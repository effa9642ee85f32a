import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Agreement,
  agreementSchema,
  sharedDatasetSchema,
  withMeanings,
} from '../../../base/agreement/index.ts';
import { openKeys } from '../../../base/keys/index.ts';
import { openLake, openServing, type Sql, sql, type Workspace } from '../../../base/lake/index.ts';
import type { Ledger } from '../../../base/ledger/index.ts';
import { openPreparedLedger } from '../../../base/ledger/testing/prepared-ledger.ts';
import type { DatasetVersion, IsoDate } from '../../../base/model/index.ts';
import type { CountryAgreements } from '../../../country.ts';
import {
  type AgreementDesk,
  developmentKey,
  moveAgreement,
  proposeAgreement,
  type ShareDesk,
  signVersion,
} from '../index.ts';

const words = (text: string) => ({ th: text, en: text });
const PEOPLE = 40;
const TERM = { title: words('x'), verified: false };

/** People of two provinces, 20 of each, who are 41 to 80 years old. */
export function smallPeople(): Sql {
  return sql`
    select
      cast(n + 1000 as bigint) as person_id,
      '9100000' || cast(100000 + n as varchar) as pid,
      case when n < 20 then '30010101' else '31010101' end as village_code,
      cast(make_date(1986 - cast(n as integer), 1, 1) as date) as birth_date,
      n % 3 = 0 as swc_card
    from range(${PEOPLE}) as numbers(n)`;
}

/** Two flags of each of five people, three of them of one kind. */
function smallFlags(): Sql {
  return sql`
    select cast(n % 5 + 1000 as bigint) as person_id, case when n % 5 < 3 then 'unpaid' else 'paid' end as kind
    from range(10) as numbers(n)`;
}

export const SMALL_COUNTRY: CountryAgreements = {
  content: {
    datasets: [
      sharedDatasetSchema.parse({
        id: 'person',
        title: words('people'),
        about: 'person',
        subject: 'person_id',
        rowPerSubject: true,
        number: 'nid',
        place: { in: 'profile', column: 'village_code' },
        tables: [{ as: 'profile', dataset: 'profiles', table: 'profiles' }],
        columns: [
          { name: 'nid', title: words('nid'), type: 'text', column: 'pid', identifies: true },
          { name: 'area', title: words('area'), type: 'text', column: 'village_code' },
          { name: 'age', title: words('age'), type: 'integer', column: 'birth_date', years: true },
          { name: 'card', title: words('card'), type: 'boolean', column: 'swc_card' },
        ],
      }),
      sharedDatasetSchema.parse({
        id: 'flag',
        title: words('flags'),
        about: 'person',
        subject: 'person_id',
        tables: [{ as: 'flag', dataset: 'profiles', table: 'flags' }],
        columns: [{ name: 'kind', title: words('kind'), type: 'text' }],
      }),
    ],
    terms: {
      purposes: [{ term: 'dpv:x', ...TERM }],
      bases: [{ term: 'th-pdpa:y', ...TERM }],
      kinds: [],
    },
    hasArea: () => true,
  },
  agreements: [],
  desk: { warnEndDays: 90, warnReviewDays: 30, secondPersonRevokes: true, fewest: 5 },
};

/** An agreement that gives the people of one province who are 50 or older to a ministry, and their counts to another. */
export function smallAgreement(changes: Partial<Agreement> = {}): Agreement {
  const output = { minCell: 3, noise: 'none' as const, maxRows: 30, subjectsPerDay: 100 };
  const duty = { retain: 'P30D', onward: 'none' as const, place: 'TH', deleteReceipt: true };
  const agreement = agreementSchema.parse({
    id: 'agr-small',
    version: 1,
    prev: null,
    title: words('small'),
    instrument: { kind: 'mou', title: words('small'), signed: '2026-01-01' },
    parties: ['org:giver', 'org:health', 'org:money'].map((id) => ({ id, name: words(id) })),
    controllers: ['org:giver'],
    processors: [],
    recipients: ['org:health', 'org:money'],
    purpose: ['dpv:x'],
    basis: ['th-pdpa:y'],
    grants: [
      {
        id: 'older',
        title: words('older people'),
        to: ['org:health', 'org:money'],
        dataset: 'person',
        columns: { nid: 'token', age: 'band:10', card: 'clear' },
        rows: { areas: ['30'], where: { column: 'age', from: 50 } },
        act: ['lookup', 'cohort', 'table', 'extract'],
        lookupBy: ['token', 'number'],
        output,
        duty,
      },
    ],
    valid: { from: '2026-01-01', until: '2027-01-01' },
    reviewEvery: 'P1Y',
    citizen: words('x'),
    assumed: [],
    ...changes,
  });
  const grants = agreement.grants.map(({ means: _means, ...grant }) => grant);
  return withMeanings({ ...agreement, grants }, SMALL_COUNTRY.content.datasets);
}

async function writeTables(workspace: Workspace): Promise<Record<string, never>> {
  await workspace.writeTable('profiles', smallPeople());
  await workspace.writeTable('flags', smallFlags());
  return {};
}

/** A house with one table of people and one of flags, where sharing is tried; disposing takes it away. */
export async function openSmallShare() {
  const home = await mkdtemp(join(tmpdir(), 'chipao-share-'));
  const ledger: Ledger = await openPreparedLedger(home);
  const lake = await openLake(home, { memoryMb: 256, threads: 1 });
  const identity = { dataset: 'profiles', parents: [], fingerprint: ['small'] };
  const { version } = await lake.build(identity, writeTables);
  const serving = await openServing(lake, [version], 1);
  const clock = { now: new Date('2026-10-01T05:00:00Z') };
  const share: ShareDesk = {
    reading: { serving, asOf: '2026-10-01' as IsoDate, runId: 1, version: (): DatasetVersion => version },
    lake,
    ledger,
    country: SMALL_COUNTRY,
    timeZone: 'Asia/Bangkok',
    keys: await openKeys(home),
    now: () => clock.now,
  };
  const desk: AgreementDesk = {
    book: ledger.agreements,
    country: SMALL_COUNTRY,
    actor: 'mali',
    environment: 'development',
  };
  const settings = { home, environment: 'development' as const };
  return {
    home,
    share,
    desk,
    clock,
    ledger,
    settings,
    /** Proposes, has every party sign, and activates. */
    enact: async (agreement: Agreement): Promise<string> => {
      const hash = await proposeAgreement(desk, agreement);
      for (const { id } of agreement.parties)
        await signVersion(desk, hash, await developmentKey(settings, id));
      await moveAgreement(desk, { hash, to: 'active', reason: 'all have signed' });
      return hash;
    },
    [Symbol.asyncDispose]: async () => {
      await serving.close();
      await ledger.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
