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
      openOutput(options).answer(found, () => evaluationLines(found));
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
export function evaluationLines({
  links,
  groups,
  households,
  faults,
  gaps,
  confidence,
}: Evaluation): string[] {
  const inGaps = new Set(gaps.map(({ kind }) => kind));
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
      ...faults
        .filter(({ kind }) => !inGaps.has(kind))
        .map((fault) => [
          fault.kind,
          fault.planted,
          fault.found,
          share(fault.precision),
          share(fault.recall),
        ]),
    ]),
    ...gapLines(gaps),
    ...confidenceLines(confidence),
  ];
}

/** Planted gaps by kind and programme; `left open` are those missing out whose answer cannot be told for one missing fact. */
function gapLines(gaps: Evaluation['gaps']): string[] {
  return tableLines([
    ['gap', 'programme', 'planted', 'found', 'precision', 'recall', 'left open', 'recall with open'],
    ...gaps.map((gap) => [
      gap.gap,
      gap.programme ?? 'any',
      gap.planted,
      gap.found,
      share(gap.precision),
      share(gap.recall),
      gap.open,
      share(gap.recallWithOpen),
    ]),
  ]);
}

function confidenceLines(bands: Evaluation['confidence']): string[] {
  return tableLines([
    ['flags', 'confidence from', 'in all', 'said', 'right', 'share right'],
    ...bands.map((band) => [
      band.gap,
      `${band.from} %`,
      band.flags,
      share(band.said),
      band.right,
      share(band.share),
    ]),
  ]);
}

function percent(value: number | null): string {
  return value === null ? '-' : `${(value * 100).toFixed(3)} %`;
}

function share(value: number | null): string {
  return value === null ? '-' : value.toFixed(4);
}
