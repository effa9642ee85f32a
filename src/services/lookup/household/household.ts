import type { Officer } from '../../../base/access/index.ts';
import { join, literal, sql } from '../../../base/lake/index.ts';
import { type IsoDate, personIdOf } from '../../../base/model/index.ts';
import { gapsOf } from '../../../stages/gaps/index.ts';
import type { Reading } from '../reading.ts';
import { figuresOf, type PackageFigures } from './figures.ts';
import { packageNow } from './household-package.ts';
import { type Roster, readRoster } from './roster.ts';

/** A household: who is in it, what should be looked into, and the rights it has as one. */
export type HouseholdAnswer = Omit<Roster, 'seen'> &
  Readonly<{
    asOf: IsoDate;
    flags: HouseholdFlag[];
    /** Rights of which the household has one for all its members, with the member who holds each. */
    sharedRights: PackageFigures['rights'];
  }>;

/** A flag on a member: something to look at, never an action by itself. */
export type HouseholdFlag = Readonly<{
  person: string;
  programme: string;
  kind: string;
  amountSatangAMonth: number | null;
  since: string | null;
}>;

/** A household for an officer of the area in which one of its members lives. Throws HOUSEHOLD_UNKNOWN. */
export async function readHousehold(
  reading: Reading,
  officer: Officer,
  text: string,
): Promise<HouseholdAnswer> {
  const { seen, ...roster } = await readRoster(reading, officer, text);
  const [flags, found] = await Promise.all([
    flagsOn(reading, seen),
    packageNow(reading, { ...roster, seen }),
  ]);
  const sharedRights = figuresOf(found).rights.filter(
    ({ sharedBy, standing }) => sharedBy?.unit === roster.kind && standing !== 'cannot-tell',
  );
  return { ...roster, asOf: reading.asOf, flags, sharedRights };
}

async function flagsOn({ serving }: Reading, people: readonly bigint[]): Promise<HouseholdFlag[]> {
  const rows = await serving.rows(sql`
    select person_id, programme, kind, amount_month, since
    from ${await gapsOf(serving, people)}
    where person_id in (${join(people.map((key) => literal(key)))})
    order by person_id, kind, programme`);
  return rows.map((row) => ({
    person: personIdOf(BigInt(String(row['person_id']))),
    programme: String(row['programme']),
    kind: String(row['kind']),
    amountSatangAMonth: row['amount_month'] === null ? null : Number(row['amount_month']),
    since: typeof row['since'] === 'string' ? row['since'] : null,
  }));
}
