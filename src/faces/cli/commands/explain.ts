import type { Command } from 'commander';
import type { IsoDate } from '../../../base/model/index.ts';
import {
  explainPerson,
  explainPersonThen,
  openArchive,
  type PaymentsAnswer,
  type PersonExplanation,
  readPayments,
} from '../../../services/lookup/index.ts';
import { explanationLines, paymentLines } from '../explanation-lines.ts';
import { noteOperator, OPERATOR } from '../operator.ts';
import { openOutput } from '../output.ts';
import { type House, inHouse, withReading } from '../wiring.ts';
import { examplesText, optionsOf, readCount, readDate } from './options.ts';

type ExplainOptions = Readonly<{ on?: IsoDate; asKnownOn?: IsoDate; payments?: boolean; months: number }>;

const YEAR = 12;

/** Adds `chipao explain`. */
export function explainCommand(program: Command): void {
  program
    .command('explain')
    .description(
      'Says why a programme answers as it does for one person, now or as it was known on an earlier day.',
    )
    .argument('<person>', 'id of a person, such as p0123456789ab, from a list of the web pages')
    .argument('<programme>', 'id of a programme, such as old-age-allowance; see `chipao programmes`')
    .option('--on <date>', "the day to answer for (default: the run's day)", readDate('--on'))
    .option(
      '--as-known-on <date>',
      'by the rules and the facts that were known when this day ended',
      readDate('--as-known-on'),
    )
    .option('--payments', 'instead: what was due and what was paid, month by month, and what that makes')
    .option('--months <n>', 'how many months --payments goes back', readCount('--months'), YEAR)
    .addHelpText(
      'after',
      examplesText(
        'explain p0123456789ab old-age-allowance',
        'explain p0123456789ab state-welfare-card --on 2026-01-01 --json',
        'explain p0123456789ab old-age-allowance --on 2026-03-01 --as-known-on 2026-03-31',
        'explain p0123456789ab child-support-grant --payments --months 24',
      ),
    )
    .action(async (...words: [string, string, unknown, Command]) => {
      const [person, programme, , command] = words;
      const options = optionsOf<ExplainOptions>(command);
      const { on, asKnownOn, months } = options;
      const output = openOutput(options);
      if (options.payments) {
        const question = { person, programme, on, months };
        const payments = await inHouse(options, (house) => paymentsHere(house, question));
        output.answer(payments, () => paymentLines(payments));
        return;
      }
      const question = { person, programme, on, asKnownOn };
      const explained = await inHouse(options, (house) => explainHere(house, question));
      output.answer(explained, () => explanationLines(explained));
    });
}

type Question = Readonly<{ person: string; programme: string; on?: IsoDate | undefined }>;

async function explainHere(
  house: House,
  { asKnownOn, ...question }: Question & Readonly<{ asKnownOn?: IsoDate | undefined }>,
): Promise<PersonExplanation> {
  return withReading(house, async (reading) => {
    const explained = asKnownOn
      ? await explainPersonThen(
          reading,
          { officer: OPERATOR, archive: openArchive(house) },
          { ...question, asKnownOn },
        )
      : await explainPerson(reading, OPERATOR, question);
    const version = reading.version('profiles').id;
    await noteOperator(house, { act: 'explain', people: [explained.person], version });
    return explained;
  });
}

async function paymentsHere(
  house: House,
  question: Question & Readonly<{ months: number }>,
): Promise<PaymentsAnswer> {
  return withReading(house, async (reading) => {
    const asked = { officer: OPERATOR, archive: openArchive(house) };
    const payments = await readPayments(reading, asked, question);
    const version = reading.version('profiles').id;
    await noteOperator(house, { act: 'payments', people: [payments.person], version });
    return payments;
  });
}
