import type { Command } from 'commander';
import { problem } from '../../../../base/errors/index.ts';
import type { Erasure } from '../../../../base/ledger/index.ts';
import { personKeyOf } from '../../../../base/model/index.ts';
import {
  askErasure,
  confirmErasure,
  type FoundErasure,
  findForgotten,
  settleForgotten,
} from '../../../../services/erasure/index.ts';
import { forgottenLines } from '../../forgotten-lines.ts';
import { type Output, openOutput, tableLines } from '../../output.ts';
import { type House, inHouse } from '../../wiring.ts';
import { type CommonOptions, examplesText, optionsOf, readCount } from '../options.ts';

/** Adds `chipao erasure` with its parts. */
export function erasureCommand(program: Command): void {
  const erasure = program
    .command('erasure')
    .description(
      'Erases one person’s data: asked for by one, confirmed by another, done by the next run. It cannot be taken back.',
    )
    .addHelpText(
      'after',
      examplesText(
        'erasure ask PERSON --basis unlawful --reason "case 12/2569" --by "Mali S."',
        'erasure confirm 3 --by "Somsak P."',
        'erasure withdraw 3 --by "Mali S."',
        'erasure list',
        'erasure settle 51234 --by "Mali S."',
        'run --input files/registers',
      ),
    );
  addAsk(erasure);
  addConfirm(erasure);
  addWithdraw(erasure);
  addSettle(erasure);
  addList(erasure);
}

function addAsk(erasure: Command): void {
  erasure
    .command('ask')
    .description('Asks that a person be erased; refused while a legal duty says to keep the data.')
    .argument('<person>', 'the person’s id, as their page and lists show it; never the national number')
    .requiredOption('--basis <id>', 'legal ground; `erasure list` shows which there are')
    .requiredOption('--reason <text>', 'why; kept under the person’s key until they are erased')
    .requiredOption('--by <name>', 'the data-protection officer who asks')
    .action(async (person: string, _options, command: Command) => {
      const options = optionsOf<Readonly<{ basis: string; reason: string; by: string }>>(command);
      const key = personKeyOf(person);
      if (key === undefined) throw problem('PERSON_UNKNOWN');
      const { basis, reason, by } = options;
      const found = await inHouse(options, (house) =>
        askErasure(house, { person: key, basis, reason, by }, new Date()),
      );
      answer(openOutput(options), found, 'a second person confirms it with `chipao erasure confirm`');
    });
}

function addConfirm(erasure: Command): void {
  erasure
    .command('confirm')
    .description('Confirms an erasure that somebody else asked for; the next run carries it out.')
    .argument('<number>', 'its number', readCount('<number>'))
    .requiredOption('--by <name>', 'who confirms; not who asked')
    .action(async (id: number, _options, command: Command) => {
      const options = optionsOf<Readonly<{ by: string }>>(command);
      const found = await inHouse(options, (house) =>
        confirmErasure(house, { id, by: options.by }, { now: new Date() }),
      );
      answer(openOutput(options), found, 'the next run erases it, and all versions of before');
    });
}

function addWithdraw(erasure: Command): void {
  erasure
    .command('withdraw')
    .description('Takes back an erasure that nobody has confirmed yet.')
    .argument('<number>', 'its number', readCount('<number>'))
    .requiredOption('--by <name>', 'who takes it back')
    .action(async (id: number, _options, command: Command) => {
      const options = optionsOf<CommonOptions & Readonly<{ by: string }>>(command);
      const erasure = await inHouse(options, ({ ledger }) => ledger.erasures.withdraw(id, options.by));
      openOutput(options).answer(shown(erasure), () => [lineOf(erasure).join('  ')]);
    });
}

function addSettle(erasure: Command): void {
  erasure
    .command('settle')
    .description(
      'Writes down that an erasure which only the log knows of, since an older ledger was restored, was asked for again.',
    )
    .argument('<entry>', 'the entry of the log, as `erasure list` and `run` tell it', readCount('<entry>'))
    .requiredOption('--by <name>', 'who saw to it')
    .action(async (entry: number, _options, command: Command) => {
      const options = optionsOf<CommonOptions & Readonly<{ by: string }>>(command);
      await inHouse(options, ({ settings, ledger }) =>
        settleForgotten({ home: settings.home, ledger }, { entry, by: options.by }),
      );
      openOutput(options).answer({ entry }, () => [`entry ${entry} of the log was seen to`]);
    });
}

function addList(erasure: Command): void {
  erasure
    .command('list')
    .description('Every erasure and how far it is, and the legal grounds and duties that the country names.')
    .action(async (_options, command: Command) => {
      const options = optionsOf(command);
      await inHouse(options, (house) => list(house, openOutput(options)));
    });
}

async function list({ ledger, country, settings }: House, output: Output): Promise<void> {
  const erasures = await ledger.erasures.list();
  const forgotten = await findForgotten({ home: settings.home, ledger });
  const { bases, duties } = country.erasure();
  output.answer({ erasures: erasures.map(shown), forgotten, bases, duties }, () => [
    ...forgottenLines(forgotten),
    ...(erasures.length === 0 ? ['nobody was erased'] : tableLines(erasures.map(lineOf))),
    'grounds:',
    ...tableLines(bases.map(({ id, title, law }) => [`  ${id}`, `${title.th} / ${title.en}`, law.en])),
    'duties that stand against it:',
    ...tableLines(
      duties.map(({ id, title, yieldsTo }) => [
        `  ${id}`,
        `${title.th} / ${title.en}`,
        `not for ${yieldsTo.join(', ')}`,
      ]),
    ),
  ]);
}

function answer(output: Output, { erasure, rows }: FoundErasure, next: string): void {
  output.answer({ ...shown(erasure), rows }, () => [
    lineOf(erasure).join('  '),
    ...tableLines(Object.entries(rows).map(([source, count]) => [`  ${source}`, count])),
    next,
  ]);
}

/** The person is not told: the list is read long after. */
function shown({ id, state, basis, askedAt, askedBy, confirmedAt, confirmedBy, doneAt }: Erasure) {
  return { id, state, basis, askedAt, askedBy, confirmedAt, confirmedBy, doneAt };
}

function lineOf({ id, state, basis, askedBy, confirmedBy }: Erasure): (string | number)[] {
  return [id, state, basis, `asked by ${askedBy}`, confirmedBy ? `confirmed by ${confirmedBy}` : ''];
}
