import type { Command } from 'commander';
import {
  openPayerDesk,
  readConnections,
  readPayerStatus,
  replayPayer,
} from '../../../../services/claims/index.ts';
import { openOutput, tableLines } from '../../output.ts';
import { inHouse } from '../../wiring.ts';
import { examplesText, optionsOf, readCount } from '../options.ts';
import { OPERATOR } from './operator-hand.ts';
import { addPayersSimulate } from './simulate.ts';

/** Adds `chipao payers`: those who pay claims, and how it stands with them. */
export function payersCommand(program: Command): void {
  const payers = program
    .command('payers')
    .description(
      'Those who pay claims: how it stands with each, what nobody sends any more, and payers to try with.',
    )
    .addHelpText(
      'after',
      examplesText(
        'payers status',
        'payers simulate --connect',
        'payers simulate --payer nhso --break 0.2 --late 0.1 --seed 7',
        'payers replay --payer nhso',
      ),
    );
  addPayersSimulate(payers);
  addStatus(payers);
  addReplay(payers);
}

function addStatus(payers: Command): void {
  payers
    .command('status')
    .description(
      'Tells for every payer how many claims wait, were sent and answered, and what keeps claims from leaving.',
    )
    .addHelpText('after', examplesText('payers status', 'payers status --json'))
    .action(async (_options, command: Command) => {
      const options = optionsOf(command);
      const status = await inHouse(options, async (house) =>
        readPayerStatus(openPayerDesk(house, OPERATOR), await readConnections(house.settings.home)),
      );
      openOutput(options).answer(status, () => statusLines(status));
    });
}

type Status = Awaited<ReturnType<typeof readPayerStatus>>;

function statusLines({ payers, deadLetters }: Status): string[] {
  const letters = deadLetters.map(({ id, payer, hospital, claims, tries, reason }) => [
    `#${id}`,
    payer,
    hospital,
    `${claims} claims`,
    `${tries} tries`,
    reason,
  ]);
  return [
    ...tableLines([
      ['payer', 'waiting', 'to send', 'sent', 'answered', 'dead', 'stops because'],
      ...payers.map((one) => [
        one.payer,
        one.waiting,
        one.ready,
        one.sent,
        one.answered,
        one.dead + one.deadParcels,
        stopsOf(one),
      ]),
    ]),
    ...(letters.length === 0
      ? []
      : [
          '',
          'dead letters: mend what is said, then `chipao payers replay --payer ID --batch N`',
          ...tableLines(letters),
        ]),
  ];
}

function stopsOf({ connected, inForce, agreement }: Status['payers'][number]): string {
  const reasons = [
    ...(inForce ? [] : [`${agreement} is not in force: \`chipao agreements sign\`, \`activate\``]),
    ...(connected ? [] : ['payers.json names no address']),
  ];
  return reasons.join('; ') || '-';
}

type ReplayOptions = Readonly<{ payer: string; batch?: number }>;

function addReplay(payers: Command): void {
  payers
    .command('replay')
    .description(
      'Lets dead letters of a payer be tried again, under the keys they had, so that nothing arrives twice.',
    )
    .requiredOption('--payer <id>', 'whose')
    .option('--batch <n>', 'only this one, by its number in `payers status`', readCount('--batch'))
    .addHelpText('after', examplesText('payers replay --payer nhso', 'payers replay --payer nhso --batch 12'))
    .action(async (_options, command: Command) => {
      const options = optionsOf<ReplayOptions>(command);
      const { payer, batch } = options;
      const done = await inHouse(options, (house) =>
        replayPayer(openPayerDesk(house, OPERATOR), { payer, batch }),
      );
      openOutput(options).answer(done, () => [
        `${done.batches} batches and ${done.claims} claims go to ${payer} again`,
      ]);
    });
}
