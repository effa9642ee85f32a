import { type Kysely, sql } from 'kysely';
import { problem } from '../errors/index.ts';
import type { IsoDate } from '../model/index.ts';
import type { Figures, RunProblem, RunState, Tables } from './tables.ts';

/** One run of the pipeline. */
export type Run = Readonly<{
  id: number;
  state: RunState;
  startedAt: Date;
  finishedAt: Date | undefined;
  inputDir: string;
  /** The day the run worked things out for; known once it has read its files. */
  asOf: IsoDate | undefined;
  summary: Figures | undefined;
  problem: RunProblem | undefined;
}>;

/** How a run ended. A Problem can be given as it is. */
export type RunOutcome =
  | Readonly<{ state: 'succeeded'; asOf: IsoDate; summary: Figures }>
  | Readonly<{ state: 'failed'; problem: RunProblem; summary?: Figures }>;

/** The runs that were started, one at a time. */
export type RunBook = Readonly<{
  start(request: Readonly<{ inputDir: string }>): Promise<Run>;
  /** Writes down how a run ended; refused when it has ended already. */
  finish(id: number, outcome: RunOutcome): Promise<void>;
  find(id: number): Promise<Run | undefined>;
  latest(): Promise<Run | undefined>;
  latestSucceeded(): Promise<Run | undefined>;
  /** Marks what a dead writer left running as failed; only who holds the writer's lock may call it. */
  endInterrupted(): Promise<void>;
}>;

const INTERRUPTED: RunProblem = {
  code: 'UNEXPECTED',
  params: { where: 'run', reason: 'the process ended before the run did' },
};

/** Opens the book of runs. */
export function openRunBook(database: Kysely<Tables>): RunBook {
  return {
    start: async ({ inputDir }) =>
      toRun(
        await database
          .insertInto('run')
          .values({ input_dir: inputDir })
          .returningAll()
          .executeTakeFirstOrThrow(),
      ),
    finish: (id, outcome) => finish(database, id, outcome),
    find: async (id) => {
      const row = await database
        .selectFrom('run')
        .selectAll()
        .where('id', '=', BigInt(id))
        .executeTakeFirst();
      return row && toRun(row);
    },
    latest: () => findLatest(database),
    latestSucceeded: () => findLatest(database, 'succeeded'),
    endInterrupted: async () => {
      await database
        .updateTable('run')
        .set({ state: 'failed', finished_at: sql`now()`, problem: JSON.stringify(INTERRUPTED) })
        .where('state', '=', 'running')
        .execute();
    },
  };
}

/** Writes down how a run ended, also inside a transaction of the caller's. */
export async function finish(database: Kysely<Tables>, id: number, outcome: RunOutcome): Promise<void> {
  const failure = outcome.state === 'failed' ? outcome.problem : undefined;
  const asOf = outcome.state === 'succeeded' ? outcome.asOf : undefined;
  const { numUpdatedRows } = await database
    .updateTable('run')
    .set({ state: outcome.state, finished_at: sql`now()` })
    .$if(asOf !== undefined, (query) => query.set({ as_of: asOf ?? null }))
    .$if(outcome.summary !== undefined, (query) => query.set({ summary: JSON.stringify(outcome.summary) }))
    .$if(failure !== undefined, (query) =>
      query.set({ problem: JSON.stringify({ code: failure?.code, params: failure?.params }) }),
    )
    .where('id', '=', BigInt(id))
    .where('state', '=', 'running')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw problem('RUN_NOT_OPEN', { run: id });
}

async function findLatest(database: Kysely<Tables>, state?: RunState): Promise<Run | undefined> {
  let query = database.selectFrom('run').selectAll().orderBy('id', 'desc').limit(1);
  if (state) query = query.where('state', '=', state);
  const row = await query.executeTakeFirst();
  return row && toRun(row);
}

type RunRow = Readonly<{
  id: bigint;
  state: RunState;
  started_at: Date;
  finished_at: Date | null;
  input_dir: string;
  as_of: IsoDate | null;
  summary: Figures | null;
  problem: RunProblem | null;
}>;

function toRun(row: RunRow): Run {
  return {
    id: Number(row.id),
    state: row.state,
    startedAt: row.started_at,
    finishedAt: row.finished_at ?? undefined,
    inputDir: row.input_dir,
    asOf: row.as_of ?? undefined,
    summary: row.summary ?? undefined,
    problem: row.problem ?? undefined,
  };
}
