import type { Command } from 'commander';
import type { Officer } from '../../../base/access/index.ts';
import { type AreaCode, bahtOf, COUNTRY_CODE, type IsoDate, personKeyOf } from '../../../base/model/index.ts';
import { explainPerson } from '../../../services/lookup/index.ts';
import { openOutput } from '../output.ts';
import { type House, inHouse, withReading } from '../wiring.ts';
import { examplesText, optionsOf, readDate } from './options.ts';

/** Whoever runs the command on this machine holds the files themselves; what is read is written down all the same. */
const OPERATOR: Officer = {
  role: 'officer',
  area: COUNTRY_CODE as AreaCode,
  subject: 'operator',
  sessionId: undefined,
};
type Explained = Awaited<ReturnType<typeof explainPerson>>;

const MARKS = { passed: '✓', failed: '✗', unknown: '?' } as const;

/** Adds `chipao explain`. */
export function explainCommand(program: Command): void {
  program
    .command('explain')
    .description('Says why a programme answers as it does for one person.')
    .argument('<person>', 'id of a person, such as p0123456789ab, from a list of the web pages')
    .argument('<programme>', 'id of a programme, such as old-age-allowance')
    .option('--on <date>', "the day to answer for (default: the run's day)", readDate('--on'))
    .addHelpText(
      'after',
      examplesText(
        'explain p0123456789ab old-age-allowance',
        'explain p0123456789ab state-welfare-card --on 2026-01-01 --json',
      ),
    )
    .action(async (...words: [string, string, unknown, Command]) => {
      const [person, programme, , command] = words;
      const options = optionsOf<{ on?: IsoDate }>(command);
      const explained = await inHouse(options, (house) =>
        explainHere(house, { person, programme, on: options.on }),
      );
      openOutput(options).answer(explained, () => explanationLines(explained));
    });
}

async function explainHere(house: House, question: Parameters<typeof explainPerson>[2]): Promise<Explained> {
  return withReading(house, async (reading) => {
    const explained = await explainPerson(reading, OPERATOR, question);
    const key = personKeyOf(explained.person);
    await house.ledger.access.append({
      role: 'operator',
      act: 'explain',
      purpose: 'operation',
      personKeys: key === undefined ? [] : [key],
      datasetVersion: reading.version('profiles').id,
      rows: 1,
    });
    return explained;
  });
}

function explanationLines(explained: Explained): string[] {
  const { amountSatangAMonth } = explained;
  return [
    `${explained.title.th} · ${explained.title.en}, on ${explained.on}: ${explained.answer}`,
    ...(amountSatangAMonth === null ? [] : [`${bahtOf(amountSatangAMonth)} baht a month`]),
    ...explained.conditions.flatMap(conditionLines),
    ...explained.notChecked.map((text) => `   not checked here: ${text.en}`),
  ];
}

function conditionLines(condition: Explained['conditions'][number]): string[] {
  return [
    ` ${MARKS[condition.outcome]} ${condition.text.th}`,
    `   ${condition.sentence.en}${condition.verified ? '' : ' (not yet checked against the law)'}`,
    ...condition.facts.map((fact) => {
      const source = fact.source ? ` (${fact.source}, ${fact.asOf})` : '';
      return `     ${fact.label.en}: ${fact.value ?? 'not known'}${source}`;
    }),
  ];
}
