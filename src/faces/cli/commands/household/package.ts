import type { Command } from 'commander';
import { problem } from '../../../../base/errors/index.ts';
import { bahtOf } from '../../../../base/model/index.ts';
import { type HouseholdPackageAnswer, readHouseholdPackage } from '../../../../services/lookup/index.ts';
import { noteOperator, OPERATOR } from '../../operator.ts';
import { openOutput, tableLines } from '../../output.ts';
import { type House, inHouse, withReading } from '../../wiring.ts';
import { examplesText, optionsOf } from '../options.ts';

type PackageOptions = Readonly<{
  born: readonly string[];
  dies: readonly string[];
  leaves: readonly string[];
  joins: readonly string[];
  earns: readonly string[];
}>;

/** Adds `chipao package`. */
export function packageCommand(program: Command): void {
  program
    .command('package')
    .description(
      'Says what a household receives and could receive, which lawful combination is worth most, and what a birth, a death, a move or more income would change.',
    )
    .argument('<household>', 'id of a household, from the page of a person or from the API')
    .option('--born <date>', 'a child is born on this day', gather, [])
    .option('--dies <person>', 'this member dies', gather, [])
    .option('--leaves <person>', 'this member moves out', gather, [])
    .option('--joins <person>', 'this person moves in', gather, [])
    .option(
      '--earns <person=baht>',
      'this member earns so many baht more a year; less with a minus',
      gather,
      [],
    )
    .addHelpText(
      'after',
      examplesText(
        'package 524685217652717',
        'package 524685217652717 --born 2026-10-01 --earns p0123456789ab=120000',
        'package 524685217652717 --leaves p0123456789ab --json',
      ),
    )
    .action(async (household: string, _options, command: Command) => {
      const options = optionsOf<PackageOptions>(command);
      const changes = changesIn(options);
      const found = await inHouse(options, (house) => readHere(house, household, changes));
      openOutput(options).answer(found, () => packageLines(found));
    });
}

function gather(text: string, before: readonly string[]): string[] {
  return [...before, text];
}

function changesIn({ born, dies, leaves, joins, earns }: PackageOptions): string[] {
  return [
    ...born.map((day) => `born:${day}`),
    ...earns.map((text) => {
      if (!text.includes('='))
        throw problem('OPTION_EMPTY', { option: '--earns <person=baht>', command: 'package' });
      return `earns:${text.replace('=', ':')}`;
    }),
    ...dies.map((person) => `dies:${person}`),
    ...leaves.map((person) => `leaves:${person}`),
    ...joins.map((person) => `joins:${person}`),
  ];
}

async function readHere(
  house: House,
  household: string,
  changes: readonly string[],
): Promise<HouseholdPackageAnswer> {
  return withReading(house, async (reading) => {
    const found = await readHouseholdPackage(reading, OPERATOR, { household, changes });
    const people = found.members.map(({ member }) => member);
    await noteOperator(house, { act: 'read-package', people, version: reading.version('profiles').id });
    return found;
  });
}

type Figures = HouseholdPackageAnswer['package'];
type Right = Figures['rights'][number];

function packageLines(found: HouseholdPackageAnswer): string[] {
  return [
    `household ${found.id} (${found.kind}), on ${found.on}`,
    ...tableLines(
      found.members.map(({ member, name, role, ageYears, died }) => [
        member ?? 'outside the area',
        name ?? '',
        role,
        died ? 'has died' : ageYears === null ? 'age not known' : `${ageYears}`,
      ]),
    ),
    '',
    ...figureLines(found.package),
    ...(found.after ? ['', ...changedLines(found, found.after)] : []),
  ];
}

function figureLines({ totals, rights }: Figures): string[] {
  const { paid, untold, best, more, open } = totals;
  return [
    ...tableLines(rights.map(rightCells)),
    ...tableLines([
      ['paid now', `${bahtOf(paid.satangAYear)} baht a year`],
      ['due, and no register tells whether it is paid', `${bahtOf(untold.satangAYear)} baht a year`],
      ['best lawful combination', `${bahtOf(best.satangAYear)} baht a year`],
      ['more than now', `${bahtOf(more.satangAYear)} baht a year`],
    ]),
    ...(best.satangOnce > 0 ? [`apart from that, given once: ${bahtOf(best.satangOnce)} baht`] : []),
    ...(open.aYear.mostSatang === 0
      ? []
      : [`what cannot be told would be worth ${spanText(open.aYear)} baht a year`]),
  ];
}

function rightCells(right: Right): string[] {
  const amount =
    right.basis === 'service'
      ? 'a service'
      : `${spanText(right.worth)} baht ${right.basis === 'once' ? 'once' : 'a year'}`;
  return [
    right.inBest ? '*' : ' ',
    right.member,
    right.title.en,
    right.standing,
    amount,
    [
      ...(right.sharedBy ? [`one for the ${right.sharedBy.title.en}`] : []),
      ...right.needs.map(({ title }) => `after ${title.en}`),
      ...right.missing.map(({ label }) => `missing: ${label.en}`),
      ...right.stacking.map(({ text }) => text.en),
    ].join('; '),
  ];
}

function spanText({ leastSatang, mostSatang }: Right['worth']): string {
  if (leastSatang === mostSatang) return `${bahtOf(leastSatang)}`;
  return `${bahtOf(leastSatang)} to ${mostSatang === null ? 'not known' : bahtOf(mostSatang)}`;
}

function changedLines(
  { differences, assumed, package: now }: HouseholdPackageAnswer,
  after: Figures,
): string[] {
  return [
    `after the change: best lawful combination ${bahtOf(after.totals.best.satangAYear)} baht a year, before ${bahtOf(now.totals.best.satangAYear)}`,
    ...(differences.length === 0 ? ['no right of this household changes'] : []),
    ...tableLines(
      differences.map((one) => [
        one.kind,
        one.member,
        one.title.en,
        `${bahtOf(one.differenceSatang)} baht${one.basis === 'once' ? ' once' : ' a year'}`,
        one.why.map(reasonText).join('; '),
      ]),
    ),
    ...assumed.map((text) => `   ${text.en}`),
  ];
}

const REASONS = {
  came: 'is a new member',
  went: 'is no longer a member',
  holder: 'the right of the unit passes to another member',
  amount: 'the amount changes',
  combination: 'another combination is worth more',
  'opened-by': 'another right that opens this one changes',
  condition: 'a condition',
} as const;

function reasonText({
  kind,
  text,
  before,
  after,
}: HouseholdPackageAnswer['differences'][number]['why'][number]): string {
  return text ? `${text.en}: ${before ?? '-'} → ${after ?? '-'}` : REASONS[kind];
}
