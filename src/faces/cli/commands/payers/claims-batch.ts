import type { Command } from 'commander';
import {
  BUDDHIST_ERA_OFFSET,
  bahtOf,
  beginningOf,
  dayOf,
  type IsoDate,
} from '../../../../base/model/index.ts';
import { getPayer } from '../../../../services/claims/index.ts';
import { openOutput, tableLines } from '../../output.ts';
import { type House, inHouse } from '../../wiring.ts';
import { examplesText, optionsOf, readDate, readHospital } from '../options.ts';
import { operatorHand } from './operator-hand.ts';

type BatchOptions = Readonly<{ payer?: string; hospital?: string; before?: IsoDate; ifDue?: boolean }>;

const LONGEST_MONTH = 31;

/** Adds `chipao claims batch`. */
export function addClaimsBatch(claims: Command): void {
  claims
    .command('batch')
    .description(
      'Cuts approved claims off for payment: those of one hospital, kind and scheme are paid together.',
    )
    .option('--payer <id>', 'only claims of this payer')
    .option('--hospital <code>', 'only claims of this hospital', readHospital('--hospital'))
    .option('--before <date>', 'only what was approved before this day began', readDate('--before'))
    .option('--if-due', 'does nothing on days that are no cut-off days of the country')
    .addHelpText(
      'after',
      examplesText('claims batch', 'claims batch --payer nhso --before 2026-11-16', 'claims batch --if-due'),
    )
    .action(async (_options, command: Command) => {
      const options = optionsOf<BatchOptions>(command);
      const batches = await inHouse(options, (house) => cutOffHere(house, options));
      openOutput(options).answer({ batches }, () =>
        batches.length === 0
          ? ['nothing is cut off']
          : tableLines(
              batches.map(({ number, claims: count, satang }) => [
                number,
                `${count} claims`,
                `${bahtOf(satang)} baht`,
              ]),
            ),
      );
    });
}

async function cutOffHere(house: House, { payer, hospital, before, ifDue }: BatchOptions) {
  const { country, ledger } = house;
  const now = new Date();
  const today = dayOf(now, country.timeZone);
  const content = country.payers();
  const payers = payer === undefined ? content.payers : [getPayer(content, payer)];
  if (ifDue && !isDue(today, country.claims().cutOffDays)) return [];
  const batches = [];
  for (const { id, agreement } of payers) {
    const order = {
      payer: id,
      hospital,
      before: before ? beginningOf(before, country.timeZone) : now,
      period: periodOf(before ?? today),
      hand: { ...operatorHand(house), agreement },
    };
    batches.push(...(await ledger.statements.cutOff(order)));
  }
  return batches;
}

/** The last day of a month is one where the country says the 31st. */
function isDue(today: IsoDate, days: readonly number[]): boolean {
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return days.includes(day) || (day === lastDay && days.includes(LONGEST_MONTH));
}

/** The month as it stands in the numbers of batches: 256911. */
function periodOf(day: IsoDate): string {
  const [year = '', month = ''] = day.split('-');
  return `${Number(year) + BUDDHIST_ERA_OFFSET}${month}`;
}
