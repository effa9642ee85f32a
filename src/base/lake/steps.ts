import type { DatasetVersion } from '../model/index.ts';
import { duckDbDialect, type ParquetLayout } from './dialect.ts';
import type { Row } from './engine.ts';
import type { Build, BuiltVersion, Lake, VersionIdentity } from './lake.ts';
import { id, render, type Sql, sql } from './sql.ts';
import type { Workspace } from './workspace.ts';

/** One table made by one statement. Published steps are tables of the version; the others live while the stage runs. */
export type SqlStep = Readonly<{
  table: string;
  select: Sql;
  published?: boolean;
  layout?: ParquetLayout;
  /** Unpublished tables that no later step asks for: their memory goes back once this one is made. */
  spends?: readonly string[];
}>;

/** One table made by code, for what SQL cannot say; `version` changes whenever the code would give another table. */
export type CodeStep = Readonly<{
  table: string;
  version: string;
  make: (workspace: Workspace) => Promise<void>;
}>;

export type Step = SqlStep | CodeStep;

/** A stage as plain data: where it stands, what it reads, its tables in order, and small questions for the manifest. */
export type StagePlan = Readonly<{
  dataset: string;
  parents: VersionIdentity['parents'];
  /** The version of the same dataset that this one goes on from; its tables are seen under the dataset's schema. */
  former?: DatasetVersion | undefined;
  settings: unknown;
  steps: readonly Step[];
  /** Figures for people, asked after the last step. */
  notes?: Readonly<Record<string, Sql>>;
}>;

/** Runs a plan unless its version is there already. */
export function buildStage(
  lake: Lake,
  plan: StagePlan,
  options?: Readonly<{ again?: boolean }>,
): Promise<BuiltVersion> {
  return lake.build(identityOf(plan), buildOf(plan), options);
}

/** The id that a plan's version has. */
export function identifyStage(lake: Lake, plan: StagePlan): string {
  return lake.identify(identityOf(plan));
}

/** What names the version: rendered steps and settings. */
function identityOf(plan: StagePlan): VersionIdentity {
  const steps = plan.steps.map((step) =>
    'select' in step
      ? [step.table, render(step.select), step.published ?? false, step.layout ?? {}]
      : [step.table, step.version],
  );
  const { dataset, parents, former, settings } = plan;
  return { dataset, parents, former, fingerprint: [settings, steps] };
}

function buildOf(plan: StagePlan): Build {
  return async (workspace) => {
    for (const step of plan.steps) await runStep(workspace, step);
    const notes: Record<string, Row[]> = {};
    for (const [name, question] of Object.entries(plan.notes ?? {})) {
      notes[name] = (await workspace.engine.rows(question)).map(plainRow);
    }
    return notes;
  };
}

async function runStep(workspace: Workspace, step: Step): Promise<void> {
  if (!('select' in step)) return step.make(workspace);
  if (step.published) await workspace.writeTable(step.table, step.select, step.layout);
  else await workspace.engine.run(duckDbDialect.createTable(id(step.table), step.select));
  for (const table of step.spends ?? []) await workspace.engine.run(sql`drop table ${id(table)}`);
}

/** Big integers become numbers, because a manifest is JSON; figures there are counts and sums far below 2^53. */
function plainRow(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [name, typeof cell === 'bigint' ? Number(cell) : cell]),
  );
}
