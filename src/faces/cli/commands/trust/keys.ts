import type { Command } from 'commander';
import { problem } from '../../../../base/errors/index.ts';
import { openKeys, openVault, rotateKeys } from '../../../../base/keys/index.ts';
import { personKeyOf } from '../../../../base/model/index.ts';
import { rewrapClaims } from '../../../../services/claims/index.ts';
import { OPERATOR } from '../../operator.ts';
import { type Output, openOutput, tableLines } from '../../output.ts';
import { type House, inHouse } from '../../wiring.ts';
import { type CommonOptions, examplesText, optionsOf } from '../options.ts';

/** Adds `chipao keys`. */
export function keysCommand(program: Command): void {
  const keys = program
    .command('keys')
    .description(
      'Keys of the home: which there are, changing them, sealing what lies in clear, forgetting a person.',
    )
    .addHelpText(
      'after',
      examplesText('keys status', 'keys rotate', 'keys seal', 'keys forget PERSON --reason "case 12/2569"'),
    );
  keys
    .command('status')
    .description('Shows which keys there are and how old, and whether data is sealed.')
    .action(async (_options, command: Command) => {
      const { options, output } = callOf(command);
      await inHouse(options, async (house) => showStatus(house, output));
    });
  keys
    .command('rotate')
    .description(
      'Makes a new root and new wrapping keys, and wraps every data key anew. No data is written again.',
    )
    .option(
      '--next-file <file>',
      'where the root is kept outside the home: the file with the one to go over to',
    )
    .action(async (_options, command: Command) => {
      const { options, output } = callOf<{ nextFile?: string }>(command);
      await inHouse(options, async (house) => rotate(house, options.nextFile, output));
    });
  addSealing(keys);
}

/** What is done to data rather than to keys. */
function addSealing(keys: Command): void {
  keys
    .command('seal')
    .description(
      'Seals published versions that still lie in clear; their names stay. Needs CHIPAO_SEALED=on.',
    )
    .action(async (_options, command: Command) => {
      const { options, output } = callOf(command);
      await inHouse(options, async (house) => sealAll(house, output));
    });
  keys
    .command('forget <person>')
    .description(
      'Takes away the key of a person: what was written about them in disputes can never be read again.',
    )
    .requiredOption('--reason <text>', 'why; it is kept')
    .action(async (person: string, _options, command: Command) => {
      const { options, output } = callOf<{ reason: string }>(command);
      await inHouse(options, async (house) => forget(house, { person, reason: options.reason }, output));
    });
}

function callOf<Options = unknown>(
  command: Command,
): Readonly<{ options: Options & CommonOptions; output: Output }> {
  const options = optionsOf<Options>(command);
  return { options, output: openOutput(options) };
}

function showStatus({ keys, settings }: House, output: Output): void {
  const { sealed, rootKey } = settings.protection;
  const root = rootKey.command ? 'command' : rootKey.file ? 'file' : 'home';
  const status = { ...keys.status(), sealed, rootFrom: root };
  output.answer(status, () => [
    `root ${status.root}, from ${root}; data is ${sealed ? 'sealed' : 'not sealed'}`,
    ...tableLines(status.purposes.map(({ purpose, generation, madeAt }) => [purpose, generation, madeAt])),
  ]);
}

/** A rotation that is cut short is run again: what is wrapped anew already stays so. */
async function rotate(house: House, nextFile: string | undefined, output: Output): Promise<void> {
  await using _lock = await house.ledger.runs.lockWriter();
  const { home, protection } = house.settings;
  const next = nextFile ? { file: nextFile } : undefined;
  await rotateKeys(home, { source: protection.rootKey, next, purposes: ['lake', 'vault'], now: new Date() });
  const keys = await openKeys(home, next ?? protection.rootKey);
  const fileKeys = await house.lake.rewrap({ keys, tables: house.ledger.tableKeys });
  const subjectKeys = await openVault(keys, house.ledger.subjectKeys).rewrap();
  const claimKeys = await rewrapClaims({ book: house.ledger.claims, keys });
  output.answer({ ...keys.status(), fileKeys, subjectKeys, claimKeys }, () => [
    `root ${keys.status().root}: ${fileKeys} keys of files, ${subjectKeys} of people and ${claimKeys} of claims wrapped anew`,
  ]);
}

async function sealAll(house: House, output: Output): Promise<void> {
  if (!house.settings.protection.sealed) throw problem('SEALING_OFF');
  await using _lock = await house.ledger.runs.lockWriter();
  const sealed = await house.lake.sealAll();
  output.answer({ sealed }, () => [`${sealed.length} versions sealed`]);
}

async function forget(
  house: House,
  { person, reason }: Readonly<{ person: string; reason: string }>,
  output: Output,
): Promise<void> {
  const key = personKeyOf(person);
  if (key === undefined) throw problem('PERSON_UNKNOWN');
  const forgotten = await house.vault.erase([key], { reason, actor: OPERATOR.subject });
  output.answer({ forgotten }, () => [forgotten > 0 ? 'forgotten' : 'nothing was written about this person']);
}
