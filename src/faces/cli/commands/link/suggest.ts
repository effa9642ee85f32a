import type { Command } from 'commander';
import { loadThailand } from '../../../../../country/thailand/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import { openEngine } from '../../../../base/lake/index.ts';
import {
  countBlocking,
  type RuleSuggestions,
  type SettingsSuggestion,
  suggestBlocking,
  suggestSettings,
} from '../../../../linker/index.ts';
import { tableLines } from '../../output.ts';
import { optionsOf, readCount } from '../options.ts';
import { asCall, type JobCall, type JobOptions, limitsOf, readOrder } from './job-options.ts';
import { blockingLines } from './lines.ts';
import { noteLines, shownNotes } from './notes.ts';

/** Adds what helps to write settings: `blocking` with its suggestions, and `suggest`. */
export function addSuggestTools(link: Command): void {
  link
    .command('blocking')
    .description('Counts what each blocking rule would bring, before any pair is made.')
    .argument('<files...>', 'the files')
    .option('--suggest', 'suggest further rules, learnt from the column named as truth', false)
    .option(
      '--pairs <n>',
      'pairs that suggested rules may bring (default: as many again)',
      readCount('--pairs'),
    )
    .action(async (_files, _options, command: Command) => {
      const own = optionsOf<{ suggest: boolean; pairs?: number }>(command);
      await asCall(own.suggest ? (call) => suggestMore(call, own.pairs) : blocking)(
        _files,
        _options,
        command,
      );
    });
  link
    .command('suggest')
    .description('Writes settings to begin with for files of any kind, and says why on standard error.')
    .argument('<files...>', 'CSV with a header line, or Parquet')
    .option('--truth <column>', 'column with the true person of each record, for evaluation')
    .action(async (_files, _options, command: Command) => {
      const { truth } = optionsOf<{ truth?: string }>(command);
      await asCall((call) => suggest(call, truth))(_files, _options, command);
    });
}

async function blocking(call: JobCall): Promise<void> {
  const counts = await countBlocking(await readOrder(call, call.words));
  const answer = { ...counts, notes: shownNotes(counts.notes) };
  call.output.answer(answer, () => [...blockingLines(counts), ...noteLines(answer.notes)]);
}

async function suggestMore(call: JobCall, budget: number | undefined): Promise<void> {
  const found = await suggestBlocking(await readOrder(call, call.words), budget);
  call.output.answer(found, () => suggestionLines(found));
}

/** Rules worth adding, and all rules as settings have them. */
export function suggestionLines({
  now,
  suggested,
  recall,
  pairs,
  budget,
  blocking: rules,
}: RuleSuggestions): string[] {
  const share = (value: number) => `${(value * 100).toFixed(2)} %`;
  const count = (value: number) => value.toLocaleString('en-US');
  const rows = suggested.map((rule) => [rule.rule, rule.pairs, share(rule.recallSoFar)]);
  return [
    `the rules bring ${count(pairs)} pairs and ${share(now.recall)} of ${count(now.truePairs)} true pairs looked at`,
    suggested.length === 0
      ? `no further rule finds enough within ${count(budget)} pairs`
      : `with those suggested, of at most ${count(budget)} pairs more: ${share(recall)}`,
    ...(rows.length > 0 ? tableLines([['suggested rule', 'pairs', 'true pairs so far'], ...rows]) : []),
    '',
    '"blocking": [',
    rules.map((rule) => `  ${JSON.stringify(rule)}`).join(',\n'),
    ']',
  ];
}

async function suggest({ options, words, output }: JobCall, truth: string | undefined): Promise<void> {
  if (words.length === 0) throw problem('ARGUMENT_MISSING', { argument: 'files', command: 'link suggest' });
  const found = await suggestFor(options, words, truth);
  for (const line of options.json ? [] : reasonLines(found)) output.progress(line);
  output.answer(found, () => [JSON.stringify(found.settings, null, 2)]);
}

/** What is "not known", and which era is mixed in, are said by the country. */
async function suggestFor(
  options: JobOptions,
  files: readonly string[],
  truth: string | undefined,
): Promise<SettingsSuggestion> {
  const { linkage } = loadThailand();
  const engine = await openEngine(limitsOf(options));
  try {
    const hints = { truth, unknown: linkage.fold.unknown, eraYears: linkage.eraYears };
    return await suggestSettings(engine, files, hints);
  } finally {
    await engine.close();
  }
}

function reasonLines({ reasons }: SettingsSuggestion): string[] {
  return tableLines(reasons.map(({ column, chosen, why }) => [column ?? '', chosen, why]));
}
