import type { Command } from 'commander';
import {
  type CohortDesk,
  listCohorts,
  readCohort,
  refreshCohort,
} from '../../../../services/cohorts/index.ts';
import { OPERATOR } from '../../operator.ts';
import { openOutput } from '../../output.ts';
import { type House, inHouse, withReading } from '../../wiring.ts';
import { examplesText, optionsOf, readChoice } from '../options.ts';
import { changeLines, listLines, showLines } from './cohort-lines.ts';
import { exportHere, FORMATS, LANGUAGES } from './export-here.ts';
import { showHere } from './show-here.ts';

/** Adds `chipao cohorts` with its parts. */
export function cohortsCommand(program: Command): void {
  const cohorts = program
    .command('cohorts')
    .description('Target lists: whom a condition meets, version by version, with changes by hand.')
    .addHelpText(
      'after',
      examplesText(
        'cohorts list',
        'cohorts show 7 --json',
        'cohorts refresh 7',
        'cohorts export 7 --format xlsx --out list.xlsx --reason "visits of October"',
      ),
    );
  addList(cohorts);
  addShow(cohorts);
  addRefresh(cohorts);
  addExport(cohorts);
}

function addList(cohorts: Command): void {
  cohorts
    .command('list')
    .description('Every list: number, name, area, people, version, and whether newer data was published.')
    .action(async (_options, command: Command) => {
      const options = optionsOf(command);
      const lists = await inHouse(options, (house) => atDesk(house, listCohorts));
      openOutput(options).answer({ lists }, () => listLines(lists));
    });
}

function addShow(cohorts: Command): void {
  cohorts
    .command('show')
    .description('One list: its condition in words, versions, what changed, and the people who miss most.')
    .argument('<list>', 'the number of the list')
    .action(async (list: string, _options, command: Command) => {
      const options = optionsOf(command);
      const shown = await inHouse(options, (house) => atDesk(house, (desk) => showHere(house, desk, list)));
      openOutput(options).answer(shown, () => showLines(shown));
    });
}

function addRefresh(cohorts: Command): void {
  cohorts
    .command('refresh')
    .description('Asks the condition of a list anew of what is published now, and says who entered and left.')
    .argument('<list>', 'the number of the list')
    .action(async (list: string, _options, command: Command) => {
      const options = optionsOf(command);
      const answer = await inHouse(options, (house) =>
        atDesk(house, async (desk) => {
          const { made } = await refreshCohort(desk, list);
          const { changes } = await showHere(house, desk, list);
          return { made, list: await readCohort(desk, list), changes };
        }),
      );
      openOutput(options).answer(answer, () => [
        answer.made ? `version ${answer.list.version.version} was made` : 'nothing newer is published',
        ...changeLines(answer.changes),
      ]);
    });
}

type ExportOptions = Readonly<{
  format: (typeof FORMATS)[number];
  lang: (typeof LANGUAGES)[number];
  out: string;
  reason: string;
}>;

function addExport(cohorts: Command): void {
  cohorts
    .command('export')
    .description('Writes a list into a file; what it is for is kept in the book of the list.')
    .argument('<list>', 'the number of the list')
    .requiredOption('--out <file>', 'the file to write; one that is there is not overwritten')
    .requiredOption('--reason <text>', 'what it is for')
    .option('--format <format>', FORMATS.join(' or '), readChoice('--format', FORMATS), 'csv')
    .option('--lang <language>', LANGUAGES.join(' or '), readChoice('--lang', LANGUAGES), 'th')
    .action(async (list: string, _options, command: Command) => {
      const { format, lang, out, reason, ...options } = optionsOf<ExportOptions>(command);
      const order = { id: list, format, language: lang, reason, out };
      const answer = await inHouse(options, (house) =>
        atDesk(house, (desk) => exportHere(house, desk, order)),
      );
      openOutput(options).answer(answer, () => [`${answer.people} people written to ${answer.file}`]);
    });
}

function atDesk<Answer>(house: House, work: (desk: CohortDesk) => Promise<Answer>): Promise<Answer> {
  const { cohorts, homeVisits: visits } = house.ledger;
  return withReading(house, (reading) => work({ reading, cohorts, visits, officer: OPERATOR }));
}
