import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { type Engine, openEngine } from '../../../../base/lake/index.ts';
import type { Language } from '../../../../base/model/index.ts';
import { parseSettings } from '../../../../base/settings/index.ts';
import { measureSurvey, readSurveySet, type SurveyOrder } from '../../../../stages/poverty/index.ts';
import { openOutput } from '../../output.ts';
import { examplesText, optionsOf, readChoice } from '../options.ts';
import { povertyAnswer } from './poverty-answer.ts';
import { povertyLines } from './poverty-lines.ts';

type PovertyOptions = Readonly<{ set: string; lang: Language }> & Omit<SurveyOrder, 'set' | 'path'>;

const DEFAULT_MEMORY_MB = 4000;
const LANGUAGES: readonly Language[] = ['th', 'en'];
const LONELY_RULES = ['refuse', 'centre'] as const;

/** Adds `chipao poverty`: any indicator set on any survey file; nothing published is read or touched. */
export function povertyCommand(program: Command): void {
  program
    .command('poverty')
    .description(
      'Measures poverty in many dimensions in any survey file: H, A, M0, what each indicator gives, and how sure each figure is.',
    )
    .argument('<data>', 'CSV with a header line, or Parquet; a row is a person or a household')
    .requiredOption('--set <file>', 'YAML file with indicators, weights and cut-off')
    .option('--by <column>', 'figures of each value of this column too')
    .option('--weight <column>', 'how many people a row stands for')
    .option('--strata <column>', 'stratum that the row was drawn from')
    .option('--psu <column>', 'sampling unit that the row was drawn with (default: each row by itself)')
    .option('--population <column>', 'how many sampling units the stratum has in all')
    .option(
      '--sample',
      'rows are a simple random sample (default without the columns above: a full count)',
      false,
    )
    .option(
      '--lonely <rule>',
      'a stratum with one sampling unit: refuse, or centre (hold it against the mean of all)',
      readChoice('--lonely', LONELY_RULES),
      'refuse',
    )
    .option('--lang <language>', 'th or en (default: th)', readChoice('--lang', LANGUAGES), 'th')
    .addHelpText(
      'after',
      examplesText(
        'poverty --set mpi.yaml survey.csv',
        'poverty --set mpi.yaml survey.csv --by province --weight weight --strata stratum --psu village',
        'poverty --set mpi.yaml survey.parquet --sample --lang en --json',
      ),
    )
    .action(async (data: string, _options, command: Command) => {
      const { set: file, lang, ...options } = optionsOf<PovertyOptions>(command);
      const set = await readSurveySet(file);
      const found = await withEngine((engine) => measureSurvey(engine, { ...options, set, path: data }));
      openOutput(options).answer(povertyAnswer(set, found), () =>
        povertyLines({ set, found, language: lang }),
      );
    });
}

/** An engine of its own, without the lake. */
async function withEngine<Answer>(work: (engine: Engine) => Promise<Answer>): Promise<Answer> {
  const deployment = parseSettings(process.env);
  const tempDirectory = await mkdtemp(join(tmpdir(), 'chipao-poverty-'));
  const engine = await openEngine({
    memoryMb: deployment.memoryMb ?? DEFAULT_MEMORY_MB,
    threads: deployment.threads ?? availableParallelism(),
    tempDirectory,
  });
  try {
    return await work(engine);
  } finally {
    await engine.close();
    await rm(tempDirectory, { recursive: true, force: true });
  }
}
