import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { problem } from '../../../base/errors/index.ts';
import { type Evaluation, evaluate } from '../../../synthetic/index.ts';
import { openOutput, tableLines } from '../output.ts';
import { type House, inHouse } from '../wiring.ts';
import { examplesText, optionsOf } from './options.ts';

/** Adds `chipao evaluate`. */
export function evaluateCommand(program: Command): void {
  program
    .command('evaluate')
    .description('Holds what the last run found against the truth of an invented country.')
    .option('--truth <dir>', 'folder with the truth (default: truth/ beside the input of the last run)')
    .addHelpText('after', examplesText('evaluate', 'evaluate --truth files/truth --json'))
    .action(async (_options, command: Command) => {
      const options = optionsOf<{ truth?: string }>(command);
      const found = await inHouse(options, (house) => evaluateLastRun(house, options.truth));
      const { links, groups, households, faults } = found;
      openOutput(options).answer({ links, groups, households, faults }, () => evaluationLines(found));
    });
}

/** Evaluates the published versions against a truth folder. */
export async function evaluateLastRun(house: House, truth: string | undefined): Promise<Evaluation> {
  const run = await house.ledger.runs.latestSucceeded();
  const versions = await house.ledger.versions.allCurrent();
  if (!run || versions.length === 0) throw problem('VERSION_MISSING', { dataset: 'linkage' });
  const truthDir = truth ?? join(run.inputDir, '..', 'truth');
  if (!existsSync(truthDir)) throw problem('TRUTH_MISSING', { path: truthDir });
  const engine = await house.lake.openEngine(versions);
  try {
    return await evaluate({ engine, truthDir });
  } finally {
    await engine.close();
  }
}

/** An evaluation for people. */
export function evaluationLines({ links, groups, households, faults }: Evaluation): string[] {
  return [
    `links: precision ${share(links.precision)}, recall ${share(links.recall)}, F1 ${share(links.f1)} over ${links.pairsTruth.toLocaleString('en-US')} true pairs`,
    ...tableLines([
      ['people', 'group', 'in all', 'merged wrongly per 100,000', 'missed with number', 'missed without'],
      ...groups.map((one) => [
        one.by,
        one.group,
        one.people,
        one.falseMergesPer100k?.toFixed(2) ?? '-',
        percent(one.withNumber.share),
        percent(one.withoutNumber.share),
      ]),
    ]),
    ...tableLines([
      ['people together', 'true pairs', 'precision', 'recall', 'units', 'found whole'],
      ...households.map((one) => [
        one.unit,
        one.pairsTruth,
        share(one.precision),
        share(one.recall),
        one.units,
        one.whole,
      ]),
    ]),
    ...tableLines([
      ['planted fault', 'planted', 'found', 'precision', 'recall'],
      ...faults.map((fault) => [
        fault.kind,
        fault.planted,
        fault.found,
        share(fault.precision),
        share(fault.recall),
      ]),
    ]),
  ];
}

function percent(value: number | null): string {
  return value === null ? '-' : `${(value * 100).toFixed(3)} %`;
}

function share(value: number | null): string {
  return value === null ? '-' : value.toFixed(4);
}
