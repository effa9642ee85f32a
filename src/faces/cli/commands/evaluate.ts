import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { problem } from '../../../base/errors/index.ts';
import type { IsoDate, Text } from '../../../base/model/index.ts';
import { rulesOn } from '../../../stages/entitlements/index.ts';
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

/** An evaluation, with the facts by name that no register told. */
export type NamedEvaluation = Omit<Evaluation, 'untold'> & Readonly<{ untold: readonly NamedUntold[] }>;

/** What leaves answers open in one programme: the conditions that are not known, and of how many planted gaps and flags. */
type NamedUntold = Omit<Evaluation['untold'][number], 'unknown'> &
  Readonly<{ conditions: readonly Readonly<{ id: string; text: Text }>[] }>;

/** Evaluates the published versions against a truth folder. */
export async function evaluateLastRun(house: House, truth: string | undefined): Promise<NamedEvaluation> {
  const run = await house.ledger.runs.latestSucceeded();
  const versions = await house.ledger.versions.allCurrent();
  if (!run || versions.length === 0) throw problem('VERSION_MISSING', { dataset: 'linkage' });
  const truthDir = truth ?? join(run.inputDir, '..', 'truth');
  if (!existsSync(truthDir)) throw problem('TRUTH_MISSING', { path: truthDir });
  const engine = await house.lake.openEngine(versions);
  try {
    const found = await evaluate({ engine, truthDir });
    return { ...found, untold: found.untold.map((one) => nameUntold(one, house, run.asOf)) };
  } finally {
    await engine.close();
  }
}

function nameUntold(
  { unknown, ...counted }: Evaluation['untold'][number],
  { country }: House,
  asOf: IsoDate | undefined,
): NamedUntold {
  const programme = country.programmes.find(({ id }) => id === counted.programme);
  const rules = programme && asOf ? rulesOn(programme, asOf) : undefined;
  const statements = [...(rules?.conditions ?? []), ...(rules?.exceptions ?? [])];
  const conditions = statements.filter((_, index) => Math.floor(unknown / 2 ** index) % 2 === 1);
  return { ...counted, conditions: conditions.map(({ id, text }) => ({ id, text })) };
}

/** An evaluation for people. */
export function evaluationLines({
  links,
  groups,
  households,
  faults,
  gaps,
  untold,
  confidence,
}: NamedEvaluation): string[] {
  const inGaps = new Set(gaps.map(({ kind }) => kind));
  return [
    `links: precision ${share(links.precision)}, recall ${share(links.recall)}, F1 ${share(links.f1)} over ${links.pairsTruth.toLocaleString('en-US')} true pairs`,
    ...groupLines(groups),
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
    ...untoldLines(untold),
    ...confidenceLines(confidence),
  ];
}

/** How linking went for regions, sexes, ages and nationalities. */
function groupLines(groups: Evaluation['groups']): string[] {
  return tableLines([
    ['people', 'group', 'in all', 'merged wrongly per 100,000', 'missed with number', 'missed without'],
    ...groups.map((one) => [
      one.by,
      one.group,
      one.people,
      one.falseMergesPer100k?.toFixed(2) ?? '-',
      percent(one.withNumber.share),
      percent(one.withoutNumber.share),
    ]),
  ]);
}

/**
 * Planted gaps by kind and programme. `not told` is what registers leave open: planted and therefore not flagged, or flagged for somebody
 * to look and not planted. `of told` are the shares without those; `row refused` are wrong flags on people of whom a row was refused.
 */
function gapLines(gaps: Evaluation['gaps']): string[] {
  return tableLines([
    [
      ...['gap', 'programme', 'planted', 'found', 'missed', 'not told', 'recall', 'of told'],
      ...['flagged', 'wrong', 'row refused', 'not told', 'precision', 'of told'],
    ],
    ...gaps.map((gap) => [
      ...[gap.gap, gap.programme ?? 'any', gap.planted, gap.found, gap.missed, gap.open],
      ...[share(gap.recall), share(gap.told.recall)],
      ...[gap.flagged, gap.wrong, gap.refused, gap.unsettled],
      ...[share(gap.precision), share(gap.told.precision)],
    ]),
  ]);
}

/** What registers would have to tell so that what is left open could be settled. */
function untoldLines(untold: NamedEvaluation['untold']): string[] {
  if (untold.length === 0) return [];
  return tableLines([
    ['not told', 'programme', 'planted', 'flagged', 'because this is not known'],
    ...untold.map(({ gap, programme, planted, flagged, conditions }) => [
      ...[gap, programme, planted, flagged],
      conditions.map(({ id }) => id).join(', '),
    ]),
  ]);
}

function confidenceLines(bands: Evaluation['confidence']): string[] {
  const kinds = [...Map.groupBy(bands, ({ gap }) => gap)];
  return [
    ...tableLines([
      ['flags', 'confidence from', 'in all', 'said', 'right', 'share right'],
      ...bands.map((band) => [
        band.gap,
        `${band.from} %`,
        band.flags,
        share(band.said),
        band.right,
        share(band.share),
      ]),
    ]),
    ...tableLines([
      ['flags of a kind', 'in all', 'right', 'share right'],
      ...kinds.map(([gap, ofKind]) => {
        const [flags, right] = [sumOf(ofKind, 'flags'), sumOf(ofKind, 'right')];
        return [gap, flags, right, share(right / flags)];
      }),
    ]),
  ];
}

function sumOf(bands: Evaluation['confidence'], count: 'flags' | 'right'): number {
  return bands.reduce((sum, band) => sum + band[count], 0);
}

function percent(value: number | null): string {
  return value === null ? '-' : `${(value * 100).toFixed(3)} %`;
}

function share(value: number | null): string {
  return value === null ? '-' : value.toFixed(4);
}
