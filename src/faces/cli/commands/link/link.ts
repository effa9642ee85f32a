import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import {
  evaluateJob,
  type JobQuality,
  type LinkJob,
  linkFiles,
  reportOf,
  writeLinks,
  writeReport,
} from '../../../../linker/index.ts';
import { tableLines } from '../../output.ts';
import { examplesText } from '../options.ts';
import { addJobOptions, asCall, type JobCall, prepareOut, readOrder } from './job-options.ts';
import { noteLines, type ShownNote, shownNotes } from './notes.ts';
import { addLinkTools } from './tools.ts';

const BYTES_A_KB = 1024;
const BYTES_A_MB = 1_000_000;
const MICROSECONDS = 1_000_000;

/** Adds `chipao link`: the linker alone, on any files. */
export function linkCommand(program: Command): void {
  const link = addJobOptions(program.command('link'))
    .description('Finds which records of any CSV or Parquet files are one person.')
    .argument('[files...]', 'CSV with a header line, or Parquet; several are linked side by side')
    .addHelpText(
      'after',
      examplesText(
        'link --settings people.json people.csv --out links --report links/report.html',
        'link blocking --settings people.json people.csv',
        'link evaluate --settings people.json people.csv',
        'link explain 17 42 --settings people.json people.csv',
        'link model show links/model.json',
      ),
    )
    .action(asCall(linkAll));
  addLinkTools(link);
}

async function linkAll(call: JobCall): Promise<void> {
  const { options, words, output } = call;
  const order = await readOrder(call, words);
  await prepareOut(options);
  const answer = await linkFiles(order, async (job, engine) => {
    const quality = order.settings.truth ? await evaluateJob(engine, job) : undefined;
    const { settings } = job;
    const { paths } = order;
    await writeLinks(engine, job, { folder: options.out, paths, settings, edges: options.edges });
    if (options.report) {
      const report = await reportOf(engine, job, { settings, paths, quality, maskValues: !options.unmasked });
      await writeFile(options.report, writeReport(report));
    }
    return summaryOf(job, quality);
  });
  output.answer(answer, () => summaryLines(answer, options.out));
}

/** What a job says of itself. */
type Summary = Readonly<{
  records: number;
  comparedPairs: number;
  clusters: number;
  largestCluster: number;
  lambda: number;
  droppedPairs: number;
  notes: readonly ShownNote[];
  seconds: Readonly<Record<string, number>>;
  cpuSeconds: number;
  peakMemoryMb: number;
  quality?: Readonly<{
    precision: number;
    recall: number;
    f1: number;
    bCubed: number;
    missedByBlocking: number;
  }>;
}>;

function summaryOf(job: LinkJob, quality: JobQuality | undefined): Summary {
  const sizes = new Int32Array(job.cluster.length);
  for (const first of job.cluster) sizes[first] = (sizes[first] ?? 0) + 1;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return {
    records: job.records.count,
    comparedPairs: job.pairs.compared,
    clusters: sizes.filter((size) => size > 0).length,
    largestCluster: sizes.reduce((most, size) => Math.max(most, size), 0),
    lambda: job.model.lambda,
    droppedPairs: job.rules.reduce((sum, rule) => sum + rule.droppedPairs, 0),
    notes: shownNotes(job.notes),
    seconds: job.seconds,
    cpuSeconds: (userCPUTime + systemCPUTime) / MICROSECONDS,
    peakMemoryMb: Math.round((maxRSS * BYTES_A_KB) / BYTES_A_MB),
    ...(quality
      ? {
          quality: {
            precision: quality.pairs.precision,
            recall: quality.pairs.recall,
            f1: quality.pairs.f1,
            bCubed: quality.bCubed.f1,
            missedByBlocking: quality.missedByBlocking,
          },
        }
      : {}),
  };
}

function summaryLines(summary: Summary, out: string): string[] {
  const { quality } = summary;
  return [
    ...tableLines([
      ['records', summary.records],
      ['pairs compared', summary.comparedPairs],
      ['pairs left out by the cap on block size', summary.droppedPairs],
      ['clusters', summary.clusters],
      ['largest cluster', summary.largestCluster],
    ]),
    ...(quality
      ? [
          `pairs: precision ${quality.precision.toFixed(4)}, recall ${quality.recall.toFixed(4)}, F1 ${quality.f1.toFixed(4)}; B-cubed F1 ${quality.bCubed.toFixed(4)}`,
          `true pairs that no blocking rule brought (counted as missed): ${quality.missedByBlocking.toLocaleString('en-US')}`,
        ]
      : []),
    ...noteLines(summary.notes),
    `${(summary.seconds['total'] ?? 0).toFixed(1)} s, at most ${summary.peakMemoryMb.toLocaleString('en-US')} MB; written to ${out}`,
  ];
}
