import type { DatasetVersion } from '../model/index.ts';
import { duckDbDialect, type ParquetLayout } from './dialect.ts';
import type { Row } from './engine.ts';
import type { Build, BuiltVersion, Lake, VersionIdentity } from './lake.ts';
import { id, literal, render, type Sql, sql } from './sql.ts';
import type { Line, Workspace } from './workspace.ts';

/** One table made by one statement. Published steps are tables of the version; the others live while the stage runs. */
export type SqlStep = Readonly<{
  table: string;
  select: Sql;
  published?: boolean;
  /** Written to a file that is gone with the stage: for tables too large to be held in memory until they have been read. */
  aside?: boolean;
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

/**
 * Steps that are done for one part of some tables after another, so that memory holds what comes of a part, however large the whole is.
 * They see the part of a table as `<table>_part`.
 */
export type PartedStep = Readonly<{
  /** What the step is called; no table has this name. */
  table: string;
  /** The tables that are parted, and the column of whole numbers they are parted by. */
  of: readonly string[];
  by: string;
  /** Asks for the parts in their order: a row each, with the `first` and the `last` number of the part; at least one. */
  parts: Sql;
  /** What is made of each part. Tables are made anew for every part, but those that gather, are published or written aside keep all parts. */
  each: readonly (SqlStep & Readonly<{ gathers?: boolean }>)[];
}>;

export type Step = SqlStep | CodeStep | PartedStep;

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
  const steps = plan.steps.map(identityOfStep);
  const { dataset, parents, former, settings } = plan;
  return { dataset, parents, former, fingerprint: [settings, steps] };
}

function identityOfStep(step: Step): unknown[] {
  if ('version' in step) return [step.table, step.version];
  if ('select' in step) return [step.table, render(step.select), step.published ?? false, step.layout ?? {}];
  return [step.table, step.of, step.by, render(step.parts), step.each.map(identityOfStep)];
}

function buildOf(plan: StagePlan): Build {
  return async (workspace) => {
    await runSteps(workspace, plan.steps);
    const notes: Record<string, Row[]> = {};
    for (const [name, question] of Object.entries(plan.notes ?? {})) {
      notes[name] = (await workspace.engine.rows(question)).map(plainRow);
    }
    return notes;
  };
}

/** Runs every step as soon as those are done whose tables it reads, some side by side: one statement alone rarely keeps all threads busy. */
async function runSteps(workspace: Workspace, steps: readonly Step[]): Promise<void> {
  const runs: Promise<void>[] = [];
  for (const [index, step] of steps.entries()) {
    const earlier = earlierNeeds(steps, index).flatMap((place) => runs[place] ?? []);
    runs.push(Promise.all(earlier).then(() => runStep(workspace, step)));
  }
  // The engine may not be closed while a statement runs, so all are waited for, whatever becomes of one.
  for (const end of await Promise.allSettled(runs)) if (end.status === 'rejected') throw end.reason;
}

function runStep(workspace: Workspace, step: Step): Promise<void> {
  if ('select' in step) return workspace.onLine((line) => runStatement(line, step));
  return 'version' in step ? step.make(workspace) : workspace.onLine((line) => runParts(line, step));
}

/**
 * The steps before one that must be done first: those whose tables it names, and of tables that it takes away or makes anew those that
 * make or read them. Nobody knows what code reads, so it comes after all before it, and before all after it; so do steps in parts.
 */
function earlierNeeds(steps: readonly Step[], index: number): number[] {
  const step = steps[index];
  const before = steps.slice(0, index);
  if (!step || !('select' in step)) return [...before.keys()];
  const isAgain = before.some(({ table }) => table === step.table);
  const changed = [...(isAgain ? [step.table] : []), ...(step.spends ?? [])];
  return [...before.entries()]
    .filter(
      ([, one]) =>
        !('select' in one) ||
        names(step, one.table) ||
        changed.some((table) => one.table === table || names(one, table)),
    )
    .map(([place]) => place);
}

/** Whether a statement has the name of a table in it; where it means something else by the name, it only waits. */
function names({ select }: SqlStep, table: string): boolean {
  return new RegExp(`(?<!\\w)${table}(?!\\w)`).test(select.texts.join(' '));
}

async function runStatement(workspace: Line, step: SqlStep): Promise<void> {
  if (step.published) await workspace.writeTable(step.table, step.select, step.layout);
  else if (step.aside) await workspace.writeAside(step.table, step.select, step.layout);
  else await workspace.engine.run(duckDbDialect.createTable(id(step.table), step.select));
  for (const table of step.spends ?? []) await workspace.engine.run(sql`drop table ${id(table)}`);
}

async function runParts(line: Line, { of, by, parts, each }: PartedStep): Promise<void> {
  const { engine } = line;
  const passing = each.filter(({ gathers, aside, published }) => !gathers && !aside && !published);
  const gathered = new Set<string>();
  for (const { first, last } of await engine.rows(parts)) {
    const within = sql`${id(by)} between ${literal(BigInt(String(first)))} and ${literal(BigInt(String(last)))}`;
    for (const table of of)
      await engine.run(
        sql`create or replace view ${id(`${table}_part`)} as select * from ${id(table)} where ${within}`,
      );
    for (const step of each) {
      if (step.published) await line.writePart(step.table, step.select, step.layout);
      else if (gathered.has(step.table)) await engine.run(sql`insert into ${id(step.table)} ${step.select}`);
      else await runStatement(line, step);
      if (step.gathers) gathered.add(step.table);
    }
    for (const { table } of passing) await engine.run(sql`drop table ${id(table)}`);
  }
}

/** Big integers become numbers, because a manifest is JSON; figures there are counts and sums far below 2^53. */
function plainRow(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [name, typeof cell === 'bigint' ? Number(cell) : cell]),
  );
}
