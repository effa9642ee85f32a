import type { Command } from 'commander';
import { loadThailand } from '../../../../../country/thailand/index.ts';
import type { IsoDate, Language } from '../../../../base/model/index.ts';
import { findProgramme } from '../../../../services/lookup/index.ts';
import { writeProgramme } from '../../../../stages/entitlements/index.ts';
import { openOutput } from '../../output.ts';
import { examplesText, optionsOf, readChoice, readDate } from '../options.ts';

export const LANGUAGES: readonly Language[] = ['th', 'en'];

/** Adds `chipao rules text`. */
export function addRulesText(rules: Command): void {
  rules
    .command('text')
    .description('Writes a whole programme as text: laws, every version with its dates, conditions, amounts.')
    .argument('<programme>', 'id of a programme, such as old-age-allowance; see `chipao programmes`')
    .option('--lang <language>', 'th or en', readChoice('--lang', LANGUAGES), 'th')
    .option('--on <date>', 'only the version in force on this day', readDate('--on'))
    .addHelpText(
      'after',
      examplesText('rules text old-age-allowance', 'rules text swc-shop --lang en --on 2025-11-01'),
    )
    .action((id: string, _options, command: Command) => {
      const options = optionsOf<{ lang: Language; on?: IsoDate }>(command);
      const { lang: language, on } = options;
      const programme = findProgramme({ country: loadThailand() }, id);
      const text = writeProgramme(programme, { language, on });
      openOutput(options).answer({ programme: programme.id, language, on: on ?? null, text }, () => text);
    });
}
