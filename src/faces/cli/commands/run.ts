import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { IsoDate } from '../../../base/model/index.ts';
import { STAGES, type StageName } from '../../../stage-watch.ts';
import { openOutput, tableLines } from '../output.ts';
import { type FileAside, type RunReport, runAndPublish } from '../run-journey.ts';
import { inHouse } from '../wiring.ts';
import { examplesText, optionsOf, readChoice, readDate } from './options.ts';

type RunOptions = Readonly<{ input: string; asOf?: IsoDate; from?: StageName }>;

/** Adds `chipao run`. */
export function runCommand(program: Command): void {
  program
    .command('run')
    .description(
      "Takes agencies' files in and publishes people, households, rights, gaps, poverty and areas.",
    )
    .requiredOption('--input <dir>', 'folder with the files as agencies sent them')
    .option(
      '--as-of <date>',
      'day that ages and rights are worked out for (default: the latest date of a file)',
      readDate('--as-of'),
    )
    .option(
      '--from <stage>',
      `make this stage and those after it again: ${STAGES.join(', ')}`,
      readChoice('--from', STAGES),
    )
    .addHelpText(
      'after',
      `\nUnchanged stages are found again, not made again. A run that is stopped leaves what was published as it was.\n${examplesText(
        'run --input files/registers',
        'run --input files/registers --as-of 2026-09-30',
        'run --input files/registers --from areas',
      )}`,
    )
    .action(async (_options, command: Command) => {
      const options = optionsOf<RunOptions>(command);
      const output = openOutput(options);
      const report = await inHouse(options, (house) =>
        runAndPublish(
          house,
          { inputDir: resolve(options.input), asOf: options.asOf, from: options.from },
          output,
        ),
      );
      output.answer(report, () => reportLines(report));
    });
}

/** A run's report for people. */
export function reportLines(report: RunReport): string[] {
  const reasons = Object.entries(report.rejectedByReason).map(([code, rows]) => [`  ${code}`, rows] as const);
  return [
    `${report.registers} registers as of ${report.asOf}: ${count(report.rowsIn)} rows in = ${count(report.rowsAccepted)} accepted + ${count(report.rowsRejected)} rejected`,
    ...tableLines(reasons),
    ...(report.lifeEvents > 0
      ? [`${count(report.lifeEvents)} life events are new (chipao events list)`]
      : []),
    ...erasedLines(report),
    ...asideLines('refused', report.refusedFiles),
    ...asideLines('ignored', report.ignoredFiles),
    ...report.unrecognisedFiles.map((file) => `no contract knows ${file}`),
    `${report.seconds.total.toFixed(1)} s, at most ${count(report.peakMemoryMb)} MB`,
  ];
}

function erasedLines({ erased: { erased, waitsFor } }: RunReport): string[] {
  if (waitsFor.length > 0)
    return [`erasures wait for the next run, because these still show somebody: ${waitsFor.join(', ')}`];
  return erased > 0 ? [`${count(erased)} people were erased; versions of before were destroyed`] : [];
}

function asideLines(how: string, files: readonly FileAside[]): string[] {
  return files.flatMap(({ file, code, message }) => [
    `${how} ${file} (${code})`,
    `  ${message.th}`,
    `  ${message.en}`,
  ]);
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
