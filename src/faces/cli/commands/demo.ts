import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { bahtOf } from '../../../base/model/index.ts';
import { type AreaAnswer, readArea } from '../../../services/lookup/index.ts';
import { OPERATOR } from '../operator.ts';
import { type Output, openOutput, tableLines } from '../output.ts';
import { type RunReport, runAsWriter } from '../run-journey.ts';
import { type House, inHouse, withReading } from '../wiring.ts';
import { evaluateLastRun, evaluationLines, type NamedEvaluation } from './evaluate.ts';
import { examplesText, optionsOf, readCount, readPort, readSeed } from './options.ts';
import { reportLines } from './run.ts';
import { serveUntilStopped } from './serve.ts';
import { inventCountry } from './synth.ts';

type DemoOptions = Readonly<{ people: number; seed: number; port: number; serve: boolean }>;

const PEOPLE = 300_000;
const PORT = 8080;

/** Adds `chipao demo`. */
export function demoCommand(program: Command): void {
  program
    .command('demo')
    .description(
      'The whole journey on an invented country: one province at full density, the rest thin. Then serves it.',
    )
    .option('--people <n>', 'how many people', readCount('--people'), PEOPLE)
    .option('--seed <s>', 'the same seed gives the same country', readSeed('--seed'), 1)
    .option('--port <port>', 'port to serve on', readPort('--port'), PORT)
    .option('--no-serve', 'stop after the summary')
    .addHelpText('after', examplesText('demo', 'demo --people 5000 --seed 7 --no-serve --json'))
    .action(async (_options, command: Command) => {
      const options = optionsOf<DemoOptions>(command);
      const output = openOutput(options);
      await inHouse(options, async (house, signals) => {
        const found = await runDemo(house, options, output);
        output.answer(summaryOf(found), () => summaryLines(found, options));
        if (options.serve) await serveUntilStopped(house, { port: options.port, host: '127.0.0.1' }, signals);
      });
    });
}

/** What a demo came to. */
type DemoFound = Readonly<{
  report: RunReport;
  evaluation: NamedEvaluation;
  country: AreaAnswer;
  programmes: readonly { id: string; title: { th: string; en: string } }[];
}>;

async function runDemo(house: House, options: DemoOptions, output: Output): Promise<DemoFound> {
  const out = join(house.settings.home, 'demo', `${options.people}-${options.seed}`);
  await using lock = await house.ledger.runs.lockWriter();
  await rm(out, { recursive: true, force: true });
  output.progress(
    `inventing a country of ${options.people.toLocaleString('en-US')} people, seed ${options.seed}`,
  );
  const invented = await inventCountry({ people: options.people, seed: options.seed, out }, output);
  output.progress(`running the journey over ${invented.files} files`);
  const report = await runAsWriter(house, { inputDir: join(out, 'registers') }, output);
  await lock.release();
  output.progress('holding what was found against the truth', { passing: true });
  const evaluation = await evaluateLastRun(house, join(out, 'truth'));
  const country = await withReading(house, (reading) => readArea(reading, 'TH', { viewer: OPERATOR }));
  output.progress('done');
  return { report, evaluation, country, programmes: house.country.programmes };
}

/** The object that scripts read; its names are kept. */
function summaryOf({ report, evaluation, country, programmes }: DemoFound) {
  const { precision, recall, f1 } = evaluation.links;
  return {
    people: country.figures['people'] ?? 0,
    registers: report.registers,
    rowsIn: report.rowsIn,
    rowsAccepted: report.rowsAccepted,
    rowsRejected: report.rowsRejected,
    seconds: report.seconds,
    peakMemoryMb: report.peakMemoryMb,
    links: { precision, recall, f1 },
    faults: evaluation.faults,
    missingOut: programmes.flatMap(({ id }) => {
      const people = country.figures[`missing_out:${id}`];
      return people === undefined
        ? []
        : [{ programme: id, people, satangAMonth: country.figures[`missing_out_satang_month:${id}`] ?? 0 }];
    }),
    targetPoor: country.figures['target_poor'] ?? 0,
  };
}

function summaryLines(found: DemoFound, options: DemoOptions): string[] {
  const summary = summaryOf(found);
  const titles = new Map(found.programmes.map(({ id, title }) => [id, title.en]));
  return [
    '',
    `${summary.people.toLocaleString('en-US')} living people`,
    ...reportLines(found.report),
    '',
    ...evaluationLines(found.evaluation),
    '',
    ...tableLines([
      ['missing out', 'people', 'baht a month'],
      ...summary.missingOut.map((row) => [
        titles.get(row.programme) ?? row.programme,
        row.people,
        Math.round(bahtOf(row.satangAMonth)),
      ]),
    ]),
    `target poor: ${summary.targetPoor.toLocaleString('en-US')}`,
    '',
    `where to look: http://localhost:${options.port}/area/17, chipao area TH, chipao rejects, chipao status`,
  ];
}
