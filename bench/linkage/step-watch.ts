import { type Lake, render, type Sql, type Workspace } from '../../src/base/lake/index.ts';

/** A moment: milliseconds by the clock, and of processor time that this process has had. */
export type Moment = Readonly<{ ms: number; cpuMs: number }>;

/** What a stage does for one table: when its first statement began and its last ended. */
export type WatchedStep = Readonly<{ table: string; begun: Moment; ended: Moment }>;

type Watch = (statement: string, work: () => Promise<void>) => Promise<void>;
type Line = Omit<Workspace, 'onLine'>;

const MICROSECONDS = 1000;

export function now(): Moment {
  const { user, system } = process.cpuUsage();
  return { ms: performance.now(), cpuMs: (user + system) / MICROSECONDS };
}

/** What went by from one moment to another. */
export function between(from: Moment, to: Moment): Moment {
  return { ms: to.ms - from.ms, cpuMs: to.cpuMs - from.cpuMs };
}

/** The same lake, and what its builds do from here on, in the order in which it first ended. */
export function watched(lake: Lake): Readonly<{ lake: Lake; steps: readonly WatchedStep[] }> {
  const steps: WatchedStep[] = [];
  const watch: Watch = async (table, work) => {
    const begun = now();
    await work();
    const known = steps.findIndex((step) => step.table === table);
    const first = steps[known];
    if (first) steps[known] = { ...first, ended: now() };
    else steps.push({ table, begun, ended: now() });
  };
  return {
    steps,
    lake: {
      ...lake,
      build: (identity, build, options) =>
        lake.build(identity, (workspace) => build(watchedWorkspace(workspace, watch)), options),
    },
  };
}

function watchedWorkspace(workspace: Workspace, watch: Watch): Workspace {
  return {
    ...watchedLine(workspace, watch),
    onLine: (work) => workspace.onLine((line) => work(watchedLine(line, watch))),
  };
}

function watchedLine(line: Line, watch: Watch): Line {
  const { engine } = line;
  return {
    ...line,
    engine: {
      ...engine,
      run: (statement) => watch(tableOf(statement), () => engine.run(statement)),
    },
    writeTable: (table, select, layout) => watch(table, () => line.writeTable(table, select, layout)),
    writePart: (table, select, layout) => watch(table, () => line.writePart(table, select, layout)),
  };
}

/** The table that a statement makes; of others their first words. */
function tableOf(statement: Sql): string {
  const { text } = render(statement);
  return /^\s*create or replace table "?(\w+)/.exec(text)?.[1] ?? text.trim().slice(0, 40);
}
