import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { problem } from '../../../../base/errors/index.ts';
import type { EngineLimits } from '../../../../base/lake/index.ts';
import { parseSettings } from '../../../../base/settings/index.ts';
import {
  type LinkOrder,
  readLinkSettings,
  readModel,
  trainedModel,
  withRulesOf,
} from '../../../../linker/index.ts';
import { type Output, openOutput } from '../../output.ts';
import { type CommonOptions, optionsOf, readCount } from '../options.ts';

/** What every linking command may be given. */
export type JobOptions = CommonOptions &
  Readonly<{
    settings?: string;
    model?: string;
    out: string;
    edges: boolean;
    report?: string;
    unmasked: boolean;
    threads?: number;
    memory?: number;
  }>;

const DEFAULT_MEMORY_MB = 8000;

/** The options of `chipao link` and of everything below it. */
export function addJobOptions(command: Command): Command {
  return command
    .option('--settings <file>', 'JSON file with comparisons and blocking rules')
    .option('--model <file>', 'a model trained before; without it one is trained')
    .option('--out <folder>', 'where files are written', 'links')
    .option('--edges', 'write the scored pairs too', false)
    .option('--report <file>', 'write a report as one HTML file')
    .option('--unmasked', 'show values in the report', false)
    .option(
      '--threads <n>',
      'threads of the engine (default: CHIPAO_THREADS, or all cores)',
      readCount('--threads'),
    )
    .option(
      '--memory <mb>',
      'memory of the engine in MB (default: CHIPAO_MEMORY_MB, or 8000)',
      readCount('--memory'),
    );
}

/** A linking command as it was called. */
export type JobCall = Readonly<{ options: JobOptions; words: readonly string[]; output: Output }>;

/** Turns an action's arguments into a call: the words, then the command that commander gives last. */
export function asCall(act: (call: JobCall) => Promise<void>): (...given: unknown[]) => Promise<void> {
  return async (...given) => {
    const command = given.at(-1) as Command;
    const options = optionsOf<JobOptions>(command);
    const words = given
      .slice(0, -2)
      .flat()
      .filter((word): word is string => typeof word === 'string');
    await act({ options, words, output: openOutput(options) });
  };
}

/** Reads settings and model first, so that what is wrong is said before anything is done. Throws OPTION_MISSING and LINK_*. */
export async function readOrder({ options, output }: JobCall, files: readonly string[]): Promise<LinkOrder> {
  if (!options.settings) throw problem('OPTION_MISSING', { option: '--settings', command: 'link' });
  if (files.length === 0) throw problem('ARGUMENT_MISSING', { argument: 'files', command: 'link' });
  const asked = await readLinkSettings(options.settings);
  const kept = options.model ? await readModel(options.model) : undefined;
  const settings = kept ? withRulesOf(kept, asked) : asked;
  const model = kept && options.model ? trainedModel(kept, settings, options.model) : undefined;
  const watch = (step: string) => output.progress(`${step} …`, { passing: true });
  return { settings, paths: files, model, limits: limitsOf(options), watch };
}

/** Makes the folders that will be written to, before a long job finds that it cannot. Throws LINK_OUT_UNUSABLE. */
export async function prepareOut({ out, report }: JobOptions): Promise<void> {
  await writable(out, () => mkdir(out, { recursive: true }));
  if (report !== undefined)
    await writable(report, async () => {
      await mkdir(dirname(report), { recursive: true });
      await writeFile(report, '', { flag: 'a' });
    });
}

async function writable(path: string, attempt: () => Promise<unknown>): Promise<void> {
  await attempt().catch((cause: unknown) => {
    throw problem('LINK_OUT_UNUSABLE', { path }, cause);
  });
}

/** How much of the machine a job may use: what the call says, else what the deployment says. Throws SETTINGS_INVALID. */
export function limitsOf({ threads, memory }: Pick<JobOptions, 'threads' | 'memory'>): EngineLimits {
  const deployment = parseSettings(process.env);
  return {
    threads: threads ?? deployment.threads ?? availableParallelism(),
    memoryMb: memory ?? deployment.memoryMb ?? DEFAULT_MEMORY_MB,
    tempDirectory: join(tmpdir(), 'chipao-link'),
  };
}
