import { type Kysely, sql, type Transaction } from 'kysely';
import type { DatasetName, DatasetVersion, IsoDate } from '../../model/index.ts';
import type { Tables } from '../tables.ts';

/** A whole set of versions as it was put in place for readers, with the run that did it. */
export type Publication = Readonly<{
  runId: number;
  publishedAt: Date;
  /** The day the run worked things out for; unknown for a set that was put in place by a run that did not end well. */
  asOf: IsoDate | undefined;
  versions: readonly DatasetVersion[];
}>;

/** A day as people of a place count it: until its end there. */
export type DayThere = Readonly<{ day: IsoDate; timeZone: string }>;

/** What was published when; it only grows. */
export type PublicationBook = Readonly<{
  /** The set that readers saw when a day ended; nothing when none was published by then. */
  knownOn(day: DayThere): Promise<Publication | undefined>;
  /** The day of the first set of all, as people of a place count it. */
  firstDay(timeZone: string): Promise<IsoDate | undefined>;
  /** One dataset through time: for each day that sets were worked out for, the version published last, oldest day first. */
  editionsOf(dataset: DatasetName): Promise<Edition[]>;
}>;

/** A version of a dataset and the set in which readers saw it. */
export type Edition = Readonly<{ runId: number; publishedAt: Date; asOf: IsoDate; version: DatasetVersion }>;

/** Opens the book of publications. */
export function openPublicationBook(database: Kysely<Tables>): PublicationBook {
  return {
    knownOn: (day) => readKnownOn(database, day),
    editionsOf: (dataset) => readEditions(database, dataset),
    firstDay: async (timeZone) => {
      const row = await database
        .selectFrom('publication')
        .select(sql<IsoDate | null>`cast(min(at) at time zone ${timeZone} as date)`.as('day'))
        .executeTakeFirst();
      return row?.day ?? undefined;
    },
  };
}

/** Writes down that a set was put in place, inside the transaction that does it. */
export async function notePublication(
  transaction: Transaction<Tables>,
  runId: bigint,
  versions: readonly DatasetVersion[],
): Promise<void> {
  await transaction
    .insertInto('publication')
    .values({ run_id: runId, versions: versions.map(({ id }) => id) })
    .execute();
}

async function readKnownOn(
  database: Kysely<Tables>,
  { day, timeZone }: DayThere,
): Promise<Publication | undefined> {
  const found = await database
    .selectFrom('publication')
    .innerJoin('run', 'run.id', 'publication.run_id')
    .select(['publication.at', 'publication.run_id', 'publication.versions', 'run.as_of'])
    .where(sql<boolean>`publication.at < (cast(${day} as date) + 1)::timestamp at time zone ${timeZone}`)
    .orderBy('publication.at', 'desc')
    .orderBy('publication.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!found) return undefined;
  const rows = await database
    .selectFrom('dataset_version')
    .select('manifest')
    .where(sql<boolean>`id = any (${found.versions}::text[])`)
    .orderBy(sql`dataset collate "C"`)
    .execute();
  return {
    runId: Number(found.run_id),
    publishedAt: found.at,
    asOf: found.as_of ?? undefined,
    versions: rows.map(({ manifest }) => manifest),
  };
}

async function readEditions(database: Kysely<Tables>, dataset: DatasetName): Promise<Edition[]> {
  const rows = await database
    .selectFrom('publication')
    .innerJoin('run', 'run.id', 'publication.run_id')
    .innerJoin('dataset_version', (join) =>
      join.on(sql<boolean>`dataset_version.id = any (publication.versions)`),
    )
    .distinctOn('run.as_of')
    .select(['run.as_of', 'publication.at', 'publication.run_id', 'dataset_version.manifest'])
    .where('dataset_version.dataset', '=', dataset)
    .where('run.as_of', 'is not', null)
    .orderBy('run.as_of')
    .orderBy('publication.at', 'desc')
    .orderBy('publication.id', 'desc')
    .execute();
  return rows.flatMap(({ as_of: asOf, at, run_id: runId, manifest }) =>
    asOf ? [{ runId: Number(runId), publishedAt: at, asOf, version: manifest }] : [],
  );
}
