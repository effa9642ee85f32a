import { type Kysely, sql, type Transaction } from 'kysely';
import { problem } from '../errors/index.ts';
import type { DatasetName, DatasetVersion } from '../model/index.ts';
import { notePublication } from './publications/index.ts';
import type { Tables } from './tables.ts';

/** A version that readers see, when it was first published, and the run that last put the whole set in place. */
export type PublishedVersion = DatasetVersion & Readonly<{ publishedAt: Date; runId: number }>;

/** One step of where a version comes from; the version itself is at depth 0, its parents at 1, and so on. */
export type LineageStep = Readonly<{ version: DatasetVersion; publishedAt: Date; depth: number }>;

/** Which versions exist, which are current, and what each was made of. */
export type VersionBook = Readonly<{
  /** Writes a version down without making it current; the same version twice is one. */
  record(version: DatasetVersion): Promise<void>;
  /**
   * Makes exactly these versions current, all at once: readers see the old set or the new one, and a dataset that this
   * run no longer makes is current no more. Refused when another run has taken over.
   */
  publishAll(runId: number, versions: readonly DatasetVersion[]): Promise<void>;
  current(dataset: DatasetName): Promise<PublishedVersion | undefined>;
  allCurrent(): Promise<PublishedVersion[]>;
  /** A version and all it was made of, nearest first; empty when it is unknown. */
  lineage(versionId: string): Promise<LineageStep[]>;
}>;

/** Opens the book of versions. */
export function openVersionBook(database: Kysely<Tables>): VersionBook {
  return {
    record: (version) => recordAll(database, [version]),
    publishAll: (runId, versions) =>
      database.transaction().execute((transaction) => publishAll(transaction, BigInt(runId), versions)),
    current: async (dataset) => (await readCurrent(database, dataset))[0],
    allCurrent: () => readCurrent(database),
    lineage: (versionId) => readLineage(database, versionId),
  };
}

async function recordAll(database: Kysely<Tables>, versions: readonly DatasetVersion[]): Promise<void> {
  if (versions.length === 0) return;
  await database
    .insertInto('dataset_version')
    .values(
      versions.map((version) => ({
        id: version.id,
        dataset: version.dataset,
        parents: [...version.parents],
        manifest: JSON.stringify(version),
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** The same inside a transaction of the caller's. */
export async function publishAll(
  transaction: Transaction<Tables>,
  runId: bigint,
  versions: readonly DatasetVersion[],
): Promise<void> {
  // The next writer ends runs that were left open, so a run that lost its lock finds itself ended here.
  const run = await transaction
    .selectFrom('run')
    .select('id')
    .where('id', '=', runId)
    .where('state', '=', 'running')
    .forUpdate()
    .executeTakeFirst();
  if (!run) throw problem('RUN_NOT_OPEN', { run: Number(runId) });
  await recordAll(transaction, versions);
  await notePublication(transaction, runId, versions);
  await transaction.deleteFrom('current_version').execute();
  if (versions.length === 0) return;
  await transaction
    .insertInto('current_version')
    .values(versions.map(({ dataset, id }) => ({ dataset, version_id: id, run_id: runId })))
    .execute();
}

async function readCurrent(database: Kysely<Tables>, dataset?: DatasetName): Promise<PublishedVersion[]> {
  const rows = await database
    .selectFrom('current_version as current')
    .innerJoin('dataset_version as version', 'version.id', 'current.version_id')
    .select(['version.manifest', 'version.published_at', 'current.run_id'])
    .$if(dataset !== undefined, (query) => query.where('current.dataset', '=', dataset ?? ''))
    .orderBy(sql`current.dataset collate "C"`)
    .execute();
  return rows.map((row) => ({
    ...row.manifest,
    publishedAt: row.published_at,
    runId: Number(row.run_id),
  }));
}

async function readLineage(database: Kysely<Tables>, versionId: string): Promise<LineageStep[]> {
  const { rows } = await sql<{ manifest: DatasetVersion; published_at: Date; depth: number }>`
    with recursive ancestor as (
      select id, parents, 0 as depth
      from dataset_version
      where id = ${versionId}
      union
      select parent.id, parent.parents, ancestor.depth + 1
      from ancestor
      join dataset_version parent on parent.id = any (ancestor.parents)
    ),
    nearest as (
      select id, min(depth) as depth
      from ancestor
      group by id
    )
    select version.manifest, version.published_at, nearest.depth
    from nearest
    join dataset_version version on version.id = nearest.id
    order by nearest.depth, version.id collate "C"
  `.execute(database);
  return rows.map((row) => ({ version: row.manifest, publishedAt: row.published_at, depth: row.depth }));
}
