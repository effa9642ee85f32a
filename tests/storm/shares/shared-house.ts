import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { type Agreement, type AgreementDraft, agreementSchema } from '../../../src/base/agreement/index.ts';
import { sql } from '../../../src/base/lake/index.ts';
import type { IsoDate } from '../../../src/base/model/index.ts';
import type { House } from '../../../src/faces/cli/wiring.ts';
import {
  type AgreementDesk,
  developmentKey,
  moveAgreement,
  proposeAgreement,
  signVersion,
} from '../../../src/services/agreements/index.ts';

/** A system of a party: its id, and the key it signs in by. */
export type SystemKey = Readonly<{ id: string; privateKey: KeyObject; jwk: Record<string, unknown> }>;

/** The party that is given something in these storms. */
export const RECIPIENT = 'org:health';
export const GIVER = 'org:giver';

const words = (text: string) => ({ th: text, en: text });
const MOST_ROWS = 2_000_000;
const MOST_A_DAY = 100_000_000;

/** An agreement that gives a party people with a token each. */
export function storedAgreement(changes: Partial<AgreementDraft> = {}): Agreement {
  return agreementSchema.parse({
    id: 'agr-storm',
    version: 1,
    prev: null,
    title: words('storm'),
    instrument: { kind: 'mou', title: words('storm'), signed: '2026-01-01' },
    parties: [GIVER, RECIPIENT].map((id) => ({ id, name: words(id) })),
    controllers: [GIVER],
    processors: [],
    recipients: [RECIPIENT],
    purpose: ['dpv-ps:PublicPolicyMaking'],
    basis: ['th-pdpa:s24-4'],
    grants: [
      {
        id: 'people',
        title: words('people'),
        to: [RECIPIENT],
        dataset: 'person',
        columns: { nid: 'token', age: 'band:10', area: 'prefix:4', sex: 'clear' },
        rows: { areas: ['TH'] },
        act: ['lookup', 'cohort', 'table'],
        lookupBy: ['token', 'number'],
        output: { minCell: 10, noise: 'none', maxRows: MOST_ROWS, subjectsPerDay: MOST_A_DAY },
        duty: { retain: 'P30D', onward: 'none', place: 'TH', deleteReceipt: true },
      },
    ],
    valid: { from: '2020-01-01', until: '2100-01-01' },
    reviewEvery: 'P1Y',
    citizen: words('storm'),
    assumed: [],
    ...changes,
  });
}

/** Publishes made-up people, of whom every fifth is dead, in four provinces. */
export async function publishPeople({ lake, ledger }: House, people: number): Promise<void> {
  const { version } = await lake.build(
    { dataset: 'profiles', parents: [], fingerprint: ['storm', people] },
    async (workspace) => {
      await workspace.writeTable(
        'profiles',
        sql`
          select
            cast(n as bigint) as person_id,
            cast(9100000000000 + n as varchar) as pid,
            cast(make_date(1930 + cast(n % 90 as integer), 1, 1) as date) as birth_date,
            n % 5 <> 0 as alive,
            n % 3 = 0 as swc_card,
            case when n % 2 = 0 then 'f' else 'm' end as sex,
            cast(30010101 + 1000000 * (n % 4) as varchar) as village_code
          from range(${people}) as numbers(n)`,
      );
      return {};
    },
  );
  const run = await ledger.runs.start({ inputDir: 'made-up' });
  await ledger.runs.succeed(run.id, { asOf: '2026-09-30' as IsoDate, summary: {}, versions: [version] });
}

/** Where agreements are worked on in this house. */
export function deskOf({ ledger, country }: House): AgreementDesk {
  return {
    book: ledger.agreements,
    country: country.agreements(),
    actor: 'storm',
    environment: 'development',
  };
}

/** Has these parties sign a version that was proposed. */
export async function signFor(house: House, hash: string, parties: readonly string[]): Promise<void> {
  for (const party of parties)
    await signVersion(deskOf(house), hash, await developmentKey(house.settings, party));
}

/** Proposes an agreement, has all its parties sign and puts it in force; gives its hash. */
export async function enact(house: House, agreement: Agreement): Promise<string> {
  const hash = await proposeAgreement(deskOf(house), agreement);
  await signFor(
    house,
    hash,
    agreement.parties.map(({ id }) => id),
  );
  await moveAgreement(deskOf(house), { hash, to: 'active', reason: 'all have signed' });
  return hash;
}

/** Registers a system of the party. */
export async function registerSystem({ ledger }: House): Promise<SystemKey> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...publicKey.export({ format: 'jwk' }) };
  const id = `system-${randomUUID()}`;
  await ledger.identity.clients.register({
    id,
    party: RECIPIENT,
    title: id,
    algorithm: 'ES256',
    publicKey: jwk,
  });
  return { id, privateKey, jwk };
}
