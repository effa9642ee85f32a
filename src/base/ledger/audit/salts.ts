import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { type Salts, subjectOf } from './audit-record.ts';

/** The salts of these subjects; those that have none yet get one. */
export async function takeSalts(database: Kysely<Tables>, subjects: readonly string[]): Promise<Salts> {
  if (subjects.length === 0) return new Map();
  const { rows } = await sql<Readonly<{ subject: string; salt: Buffer }>>`
    select subject, salt from take_audit_salts(${[...subjects]}::text[])`.execute(database);
  return new Map(rows.map(({ subject, salt }) => [subject, salt]));
}

/** The salts of these subjects that are still there; makes none. */
export async function findSalts(database: Kysely<Tables>, subjects: readonly string[]): Promise<Salts> {
  if (subjects.length === 0) return new Map();
  const rows = await database
    .selectFrom('audit_salt')
    .selectAll()
    .where('subject', '=', sql<string>`any (${[...subjects]}::text[])`)
    .execute();
  return new Map(rows.map(({ subject, salt }) => [subject, salt]));
}

/** Throws away what links people to their entries in the log; the log itself stays whole. */
export async function forgetPeople(database: Kysely<Tables>, personKeys: readonly bigint[]): Promise<void> {
  await forgetSubjects(database, personKeys.map(subjectOf));
}

/** The same of whoever is kept under these names. */
export async function forgetSubjects(database: Kysely<Tables>, subjects: readonly string[]): Promise<void> {
  if (subjects.length === 0) return;
  await database
    .deleteFrom('audit_salt')
    .where('subject', '=', sql<string>`any (${[...subjects]}::text[])`)
    .execute();
}
