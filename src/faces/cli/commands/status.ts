import type { Command } from 'commander';
import { problem } from '../../../base/errors/index.ts';
import { openOutput, tableLines } from '../output.ts';
import { type House, inHouse } from '../wiring.ts';
import { optionsOf } from './options.ts';

/** Adds `chipao status`. */
export function statusCommand(program: Command): void {
  program
    .command('status')
    .description('Shows the latest run, what is published, and what a dataset was made from.')
    .option('--lineage <dataset>', 'all versions that a published dataset was made from')
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
          ? `run ${run.id}: ${run.state}, started ${run.startedAt.toISOString()}, input ${run.inputDir}`
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
  const [run, versions] = await Promise.all([house.ledger.runs.latest(), house.ledger.versions.allCurrent()]);
  return { run, versions };
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
