import type { Command } from 'commander';
import { problem } from '../../../base/errors/index.ts';
import { openOutput, tableLines } from '../output.ts';
import { type House, inHouse } from '../wiring.ts';
import { examplesText, optionsOf } from './options.ts';

/** Adds `chipao status`. */
export function statusCommand(program: Command): void {
  program
    .command('status')
    .description('Shows the latest run, what is published, and what a dataset was made from.')
    .option('--lineage <dataset>', 'all versions that a published dataset was made from')
    .addHelpText('after', examplesText('status', 'status --json', 'status --lineage areas'))
    .action(async (_options, command: Command) => {
      const options = optionsOf<{ lineage?: string }>(command);
      const output = openOutput(options);
      if (options.lineage)
        return showLineage(options.lineage, await inHouse(options, lineageOf(options.lineage)), output);
      const { run, versions } = await inHouse(options, readStatus);
      const json = {
        run: run ?? null,
        versions: versions.map(({ id, dataset, parents, sources, tables, publishedAt }) => ({
          id,
          dataset,
          parents,
          sources,
          tables,
          publishedAt,
        })),
      };
      output.answer(json, () => [
        run
          ? `run ${run.id}: ${run.state}${run.problem ? ` (${run.problem.code})` : ''}, started ${run.startedAt.toISOString()}, input ${run.inputDir}`
          : 'no run yet: chipao demo, or chipao run --input DIR',
        ...tableLines(
          versions.map((version) => [
            version.id,
            version.tables.reduce((all, table) => all + table.rows, 0),
            'rows',
          ]),
        ),
      ]);
    });
}

async function readStatus(house: House) {
  const { runs, versions } = house.ledger;
  const [run, writer, published] = await Promise.all([
    runs.latest(),
    runs.findWriter(),
    versions.allCurrent(),
  ]);
  // Who is killed cannot write down how it ended; the next run does.
  const state = run?.state === 'running' && !writer ? ('interrupted' as const) : run?.state;
  return { run: run && { ...run, state }, versions: published };
}

function lineageOf(dataset: string) {
  return async (house: House) => {
    const version = await house.ledger.versions.current(dataset);
    if (!version) throw problem('VERSION_MISSING', { dataset });
    return house.ledger.versions.lineage(version.id);
  };
}

function showLineage(
  dataset: string,
  steps: Awaited<ReturnType<ReturnType<typeof lineageOf>>>,
  output: ReturnType<typeof openOutput>,
): void {
  const json = steps.map(({ version, depth, publishedAt }) => ({
    id: version.id,
    dataset: version.dataset,
    depth,
    parents: version.parents,
    sources: version.sources,
    publishedAt,
  }));
  output.answer({ dataset, lineage: json }, () =>
    steps.map(({ version, depth }) => `${'  '.repeat(depth)}${version.id}`),
  );
}
