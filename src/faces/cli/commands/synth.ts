import { join } from 'node:path';
import type { Command } from 'commander';
import { loadThailand } from '../../../../country/thailand/index.ts';
import { problem } from '../../../base/errors/index.ts';
import type { Country } from '../../../country.ts';
import { type SyntheticSummary, synthesise } from '../../../synthetic/index.ts';
import { type Output, openOutput } from '../output.ts';
import { examplesText, optionsOf, readCount, readSeed } from './options.ts';

/** What an invented country is made from. */
export type SynthRequest = Readonly<{
  people: number;
  seed: number;
  out: string;
  province?: readonly string[] | undefined;
}>;

/** Adds `chipao synth`. */
export function synthCommand(program: Command): void {
  program
    .command('synth')
    .description(
      'Invents a country: registers as agencies write them, with planted faults, and the truth beside them.',
    )
    .requiredOption('--people <n>', 'how many people', readCount('--people'))
    .requiredOption('--out <dir>', 'folder to write to: registers/ and truth/')
    .option('--seed <s>', 'the same seed gives the same bytes', readSeed('--seed'), 1)
    .option('--province <code...>', 'only these provinces, by their 2-digit codes')
    .addHelpText(
      'after',
      examplesText(
        'synth --people 50000 --seed 7 --out files',
        'synth --people 2000 --out files --province 17 18',
      ),
    )
    .action(async (_options, command: Command) => {
      const options = optionsOf<SynthRequest>(command);
      const output = openOutput(options);
      const summary = await inventCountry(options, output);
      output.answer(summary, () => [
        `${summary.people.toLocaleString('en-US')} people, ${total(summary.rows).toLocaleString('en-US')} rows in ${summary.files} files of ${Object.keys(summary.rows).length} registers`,
        `registers: ${join(options.out, 'registers')}`,
        `truth:     ${join(options.out, 'truth')}`,
      ]);
    });
}

/** Invents the country with progress on standard error. */
export async function inventCountry(request: SynthRequest, output: Output): Promise<SyntheticSummary> {
  const country = loadThailand();
  checkProvinces(country, request.province ?? []);
  return synthesise({
    country: country.synthetic(),
    people: request.people,
    seed: request.seed,
    out: request.out,
    provinces: request.province,
    onProgress: ({ people, of, province }) =>
      output.progress(
        `  ${people.toLocaleString('en-US')} of ${of.toLocaleString('en-US')} people, province ${province}`,
        { passing: true },
      ),
  });
}

function checkProvinces(country: Country, wanted: readonly string[]): void {
  const known = country
    .places()
    .filter((place) => place.level === 'province' && !place.retired)
    .map(({ code }): string => code);
  const value = wanted.find((code) => !known.includes(code));
  if (value !== undefined)
    throw problem('CHOICE_NEEDED', { option: '--province', value, known: known.join(', ') });
}

function total(rows: Readonly<Record<string, number>>): number {
  return Object.values(rows).reduce((all, count) => all + count, 0);
}
