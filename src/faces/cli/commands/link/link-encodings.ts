import type { Command } from 'commander';
import { problem } from '../../../../base/errors/index.ts';
import {
  type LinkedFiles,
  linkEncodingFiles,
  type PilotAnswer,
  pilotThreshold,
} from '../../../../linker/index.ts';
import { openOutput, tableLines } from '../../output.ts';
import { type CommonOptions, examplesText, optionsOf, readCount, readShare } from '../options.ts';
import { limitsOf } from './job-options.ts';

type UnitOptions = CommonOptions &
  Readonly<{
    threshold?: number;
    out: string;
    all: boolean;
    recall?: number;
    pilot?: string;
    precision: number;
    growth: number;
    threads?: number;
    memory?: number;
  }>;

const PRECISION = 0.99;

/** Adds `chipao link-encodings`: what a linkage unit does, which sees no name and holds no key. */
export function linkEncodingsCommand(program: Command): void {
  const command = program
    .command('link-encodings')
    .description(
      'Links two files of encodings into pairs of marks (at a linkage unit, without names or key).',
    )
    .argument('<left>', 'encodings of one party')
    .argument('<right>', 'encodings of the other');
  addUnitOptions(command).action(async (left: string, right: string) => {
    const options = optionsOf<UnitOptions>(command);
    await (options.pilot === undefined ? link : pilot)({ left, right }, options);
  });
}

function addUnitOptions(command: Command): Command {
  return command
    .option('--threshold <share>', 'likeness from which a pair is a link', readShare('--threshold'))
    .option('--out <file>', 'where the pairs of marks go, as CSV', 'pairs.csv')
    .option('--all', 'every pair at the threshold, not the best one of each record', false)
    .option(
      '--recall <share>',
      'share of pairs at the threshold to find in large files',
      readShare('--recall'),
    )
    .option(
      '--pilot <file>',
      'known pairs (left, right, perhaps match): finds the threshold, writes no pairs',
    )
    .option(
      '--precision <share>',
      'for --pilot: how many links must be right',
      readShare('--precision'),
      PRECISION,
    )
    .option('--growth <n>', 'for --pilot: how many times larger the registers are', readCount('--growth'), 1)
    .option('--threads <n>', 'threads of the engine', readCount('--threads'))
    .option('--memory <mb>', 'memory of the engine in MB', readCount('--memory'))
    .addHelpText(
      'after',
      examplesText(
        'link-encodings pilot-a.encodings pilot-b.encodings --pilot known.csv --precision 0.99 --growth 200',
        'link-encodings agency-a.encodings agency-b.encodings --threshold 0.82 --out pairs.csv',
      ),
    );
}

type Sides = Readonly<{ left: string; right: string }>;

async function link(sides: Sides, options: UnitOptions): Promise<void> {
  const { threshold, recall, out } = options;
  if (threshold === undefined) throw problem('ENCODING_THRESHOLD_MISSING');
  const assignment = options.all ? ('all' as const) : ('one-to-one' as const);
  const settings = { threshold, assignment, ...(recall === undefined ? {} : { recall }) };
  const answer = await linkEncodingFiles({ ...sides, settings, out });
  openOutput(options).answer(answer, () => linkedLines(answer, out));
}

async function pilot(sides: Sides, options: UnitOptions): Promise<void> {
  const { pilot: known = '', precision, growth } = options;
  const wish = { precision, growth };
  const answer = await pilotThreshold({ ...sides, known, wish, limits: limitsOf(options) });
  openOutput(options).answer(answer, () => pilotLines(answer));
}

function linkedLines(answer: LinkedFiles, out: string): string[] {
  const { leftRecords, rightRecords, links, comparedPairs, droppedPairs, emptyRecords, plan } = answer;
  return [
    ...tableLines([
      ['records on the left', leftRecords],
      ['records on the right', rightRecords],
      ['records of which nothing is known', emptyRecords],
      ['pairs compared', comparedPairs],
      ['pairs left out in crowds', droppedPairs],
      ['links', links],
    ]),
    `share of bits set: ${answer.fill.toFixed(3)}`,
    plan
      ? `in ${plan.bands} bands of ${plan.bits} bits, which find ${(plan.recall * 100).toFixed(1)} % of the pairs right at the threshold`
      : 'all pairs were compared',
    `written to ${out}; give back pairs of marks only, and delete the encodings`,
  ];
}

function pilotLines({ threshold, precision, recall, pairs, knownMatches, notFound }: PilotAnswer): string[] {
  return [
    `--threshold ${shownThreshold(threshold)}`,
    `expected precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)} of the pairs found, from ${pairs.toLocaleString('en-US')} links`,
    `of ${knownMatches.toLocaleString('en-US')} known pairs ${notFound.toLocaleString('en-US')} were no link at any threshold`,
  ];
}

/** Rounded down, so that the pairs right at the threshold stay in. */
function shownThreshold(threshold: number): string {
  return (Math.floor(threshold * 1e4) / 1e4).toFixed(4);
}
