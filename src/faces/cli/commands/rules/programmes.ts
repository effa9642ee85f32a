import type { Command } from 'commander';
import { loadThailand } from '../../../../../country/thailand/index.ts';
import { dayOf, type IsoDate } from '../../../../base/model/index.ts';
import { listProgrammes, type ProgrammeHead } from '../../../../services/lookup/index.ts';
import { openOutput } from '../../output.ts';
import { examplesText, optionsOf, readDate } from '../options.ts';

/** Adds `chipao programmes`. */
export function programmesCommand(program: Command): void {
  program
    .command('programmes')
    .description(
      'Lists programmes of help with their versions, and whether they were checked against the law.',
    )
    .option('--on <date>', 'the day whose version counts as in force (default: today)', readDate('--on'))
    .addHelpText('after', examplesText('programmes', 'programmes --on 2020-01-01 --json'))
    .action((_options, command: Command) => {
      const options = optionsOf<{ on?: IsoDate }>(command);
      const country = loadThailand();
      const on = options.on ?? dayOf(new Date(), country.timeZone);
      const programmes = listProgrammes(country, on);
      openOutput(options).answer({ on, programmes }, () => [
        `on ${on}; ✓ checked against the text of the law, – not yet`,
        ...programmes.flatMap(programmeLines),
      ]);
    });
}

function programmeLines({ id, title, versions, inForce, unit, period }: ProgrammeHead): string[] {
  return [
    '',
    `${id}  ${title.th} · ${title.en}  (${unit}, ${period})${inForce === null ? '  not in force on this day' : ''}`,
    ...versions.map((version) => {
      const known = version.knownFrom ? `, known from ${version.knownFrom}` : '';
      const now = version.id === inForce ? '  in force' : '';
      return `  ${version.verified ? '✓' : '–'} ${version.id}  ${version.from} to ${version.to ?? '…'}${known}${now}`;
    }),
  ];
}
