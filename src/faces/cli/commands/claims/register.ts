import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type WrittenRegister, writeRegisters } from '../../../../services/claims/index.ts';
import { openOutput, tableLines } from '../../output.ts';
import { type House, inHouse } from '../../wiring.ts';
import { examplesText, optionsOf, readHospital } from '../options.ts';

type RegisterOptions = Readonly<{ out: string; hospital?: string }>;

/** Adds `chipao claims register`. */
export function addClaimsRegister(claims: Command): void {
  claims
    .command('register')
    .description(
      'Writes what accepted claims tell the registers (visits, births, deaths, scores of daily living) as files for `chipao run`.',
    )
    .requiredOption('--out <dir>', 'folder that `chipao run --input` takes files from')
    .option('--hospital <code>', 'only of this hospital', readHospital('--hospital'))
    .addHelpText(
      'after',
      `\nThe files hold people's numbers in clear, as agencies' own files do. The same claims give the same files.\n${examplesText(
        'claims register --out files/registers',
        'claims register --out files/registers --hospital 10670',
      )}`,
    )
    .action(async (_options, command: Command) => {
      const options = optionsOf<RegisterOptions>(command);
      const registers = await inHouse(options, (house) => writeHere(house, options));
      openOutput(options).answer({ registers }, () =>
        registers.length === 0 ? ['no claim is accepted yet'] : tableLines(registers.map(lineOf)),
      );
    });
}

async function writeHere(
  { ledger, keys, country }: House,
  { out, hospital }: RegisterOptions,
): Promise<WrittenRegister[]> {
  const content = country.claimRegister();
  const sets = country.filesets();
  const all = hospital === undefined ? (await ledger.claims.counts()).map((one) => one.hospital) : [hospital];
  const desk = {
    book: ledger.claims,
    keys,
    content,
    claimFiles: sets.get(country.claims().fileSet),
    registerFiles: sets.get(content.fileSet),
    timeZone: country.timeZone,
    actor: 'operator',
    into: resolve(out),
  };
  return writeRegisters(desk, [...new Set(all)].sort());
}

function lineOf({ file, claims, births, deaths, scores }: WrittenRegister): string[] {
  return [file, `${claims} claims`, `${births} births`, `${deaths} deaths`, `${scores} scores`];
}
