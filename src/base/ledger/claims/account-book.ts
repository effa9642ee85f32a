import { type Kysely, type Selectable, sql } from 'kysely';
import type { WrappedKey } from '../../keys/index.ts';
import type { Tables } from '../tables.ts';

/** An account of a hospital at the hub. */
export type HospitalAccount = Readonly<{
  hospital: string;
  login: string;
  /** Slow hashes of what programs send in place of the password. */
  hashes: readonly string[];
  name: string;
  hospitalName: string;
  email: string | null;
  scopes: readonly string[];
  madeAt: Date;
  changedAt: Date;
  suspendedAt: Date | null;
  failures: number;
  lockedUntil: Date | null;
}>;

export type NewHospitalAccount = Pick<
  HospitalAccount,
  'hospital' | 'login' | 'hashes' | 'name' | 'hospitalName' | 'email' | 'scopes'
>;

type AccountId = Readonly<{ hospital: string; login: string }>;

/** Accounts of hospitals, and the key their tokens are signed with. */
export type AccountBook = Readonly<{
  /** Makes an account, or gives one that exists these hashes, names and scopes and lets it in again. */
  keep(account: NewHospitalAccount): Promise<HospitalAccount>;
  find(id: AccountId): Promise<HospitalAccount | undefined>;
  list(): Promise<HospitalAccount[]>;
  /** What hospitals are called, as far as their accounts tell; the account made last says it. */
  hospitalNames(hospitals: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Suspends an account, or lets it in again also where it is locked. */
  change(id: AccountId, to: Readonly<{ suspended: boolean }>): Promise<void>;
  /** Counts a failure; from the `most`th on the account is locked for a while. */
  noteFailure(id: AccountId, lock: Readonly<{ most: number; minutes: number }>): Promise<void>;
  noteSuccess(id: AccountId): Promise<void>;
  /** The wrapped signing key; `make` gives one the first time, and the one kept first stands. */
  tokenKey(make: () => Promise<WrappedKey>): Promise<WrappedKey>;
  /** The signing key where there is one already. */
  findTokenKey(): Promise<WrappedKey | undefined>;
  /** Keeps the same signing key wrapped anew. */
  replaceTokenKey(key: WrappedKey): Promise<void>;
}>;

/** Opens the book of hospitals' accounts. */
export function openAccountBook(database: Kysely<Tables>): AccountBook {
  const one = ({ hospital, login }: AccountId) =>
    database
      .selectFrom('hospital_account')
      .selectAll()
      .where('hospital', '=', hospital)
      .where('login', '=', login);
  const change = ({ hospital, login }: AccountId) =>
    database.updateTable('hospital_account').where('hospital', '=', hospital).where('login', '=', login);
  return {
    keep: (account) => keep(database, account),
    find: async (id) => {
      const row = await one(id).executeTakeFirst();
      return row && toAccount(row);
    },
    list: async () => {
      const rows = await database
        .selectFrom('hospital_account')
        .selectAll()
        .orderBy('hospital')
        .orderBy('login')
        .execute();
      return rows.map(toAccount);
    },
    hospitalNames: (hospitals) => hospitalNames(database, hospitals),
    change: async (id, { suspended }) => {
      const now = new Date();
      const set = { suspended_at: suspended ? now : null, failures: 0, locked_until: null };
      await change(id).set(set).execute();
    },
    noteFailure: async (id, { most, minutes }) => {
      await change(id)
        .set({
          // Once a lock is over counting begins anew, or one slip more would lock again.
          failures: sql<number>`case when locked_until < now() then 1 else failures + 1 end`,
          locked_until: sql<Date | null>`case
            when locked_until < now() then case when ${most}::integer <= 1 then now() + make_interval(mins => ${minutes}) end
            when failures + 1 >= ${most} then now() + make_interval(mins => ${minutes})
            else locked_until end`,
        })
        .execute();
    },
    noteSuccess: async (id) => {
      await change(id).set({ failures: 0, locked_until: null }).where('failures', '>', 0).execute();
    },
    tokenKey: (make) => tokenKey(database, make),
    findTokenKey: () => findTokenKey(database),
    replaceTokenKey: async (key) => {
      await database.updateTable('hospital_token_key').set(key).execute();
    },
  };
}

async function hospitalNames(
  database: Kysely<Tables>,
  hospitals: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (hospitals.length === 0) return new Map();
  const rows = await database
    .selectFrom('hospital_account')
    .select(['hospital', 'hospital_name'])
    .where('hospital', 'in', [...hospitals])
    .orderBy('made_at')
    .execute();
  return new Map(rows.map((row) => [row.hospital, row.hospital_name]));
}

async function keep(database: Kysely<Tables>, account: NewHospitalAccount): Promise<HospitalAccount> {
  const { hospital, login, hashes, name, hospitalName, email, scopes } = account;
  const set = { hashes: [...hashes], name, hospital_name: hospitalName, email, scopes: [...scopes] };
  const row = await database
    .insertInto('hospital_account')
    .values({ hospital, login, ...set })
    .onConflict((conflict) =>
      conflict
        .columns(['hospital', 'login'])
        .doUpdateSet({ ...set, changed_at: new Date(), suspended_at: null, failures: 0, locked_until: null }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return toAccount(row);
}

function findTokenKey(database: Kysely<Tables>): Promise<WrappedKey | undefined> {
  return database.selectFrom('hospital_token_key').select(['generation', 'wrapped']).executeTakeFirst();
}

async function tokenKey(database: Kysely<Tables>, make: () => Promise<WrappedKey>): Promise<WrappedKey> {
  const read = () => findTokenKey(database);
  const found = await read();
  if (found) return found;
  const made = await make();
  await database
    .insertInto('hospital_token_key')
    .values(made)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return (await read()) ?? made;
}

function toAccount(row: Selectable<Tables['hospital_account']>): HospitalAccount {
  return {
    hospital: row.hospital,
    login: row.login,
    hashes: row.hashes,
    name: row.name,
    hospitalName: row.hospital_name,
    email: row.email,
    scopes: row.scopes,
    madeAt: row.made_at,
    changedAt: row.changed_at,
    suspendedAt: row.suspended_at,
    failures: row.failures,
    lockedUntil: row.locked_until,
  };
}
