import type { Command } from 'commander';
import { problem } from '../../../../base/errors/index.ts';
import { diffAgreements, simulateAgreement } from '../../../../services/agreements/index.ts';
import { openOutput } from '../../output.ts';
import { inHouse, withReading } from '../../wiring.ts';
import { optionsOf } from '../options.ts';
import { compareDesk, faultsOfFile, findAgreement } from './agreements-desk.ts';
import { diffLines, faultLines, simulationLines } from './agreements-lines.ts';

const WHICH = 'an id (version in force, else the newest), an id with a version (agr-x@2), or a file';

/** Adds `chipao agreements check`. */
export function addCheck(agreements: Command): void {
  agreements
    .command('check')
    .description(
      'Checks an agreement in a file against the data and words there are; says all that is wrong with it.',
    )
    .argument('<file>', 'YAML or JSON')
    .action(async (file: string, _options, command: Command) => {
      const options = optionsOf(command);
      const faults = await inHouse(options, async (house) => faultsOfFile(house, file));
      openOutput(options).answer({ file, faults }, () => faultLines(file, faults));
      const [first] = faults;
      if (first) throw problem('AGREEMENT_INVALID', { file, where: first.path, reason: first.reason });
    });
}

/** Adds `chipao agreements diff`. */
export function addDiff(agreements: Command): void {
  agreements
    .command('diff')
    .description(
      'What one version adds to another and takes away, in people and columns, on the data of now.',
    )
    .argument('<before>', WHICH)
    .argument('<after>', WHICH)
    .action(async (...words: [string, string, unknown, Command]) => {
      const [before, after, , command] = words;
      const options = optionsOf(command);
      const difference = await inHouse(options, async (house) => {
        const sides = [await findAgreement(house, before), await findAgreement(house, after)] as const;
        return withReading(house, (reading) => diffAgreements(compareDesk(house, reading), ...sides));
      });
      openOutput(options).answer(difference, () => diffLines(difference));
    });
}

/** Adds `chipao agreements simulate`. */
export function addSimulate(agreements: Command): void {
  agreements
    .command('simulate')
    .description('What an agreement would give on the data of now: people, columns, and how alike they are.')
    .argument('<agreement>', WHICH)
    .action(async (wanted: string, _options, command: Command) => {
      const options = optionsOf(command);
      const answer = await inHouse(options, async (house) => {
        const agreement = await findAgreement(house, wanted);
        const grants = await withReading(house, (reading) =>
          simulateAgreement(compareDesk(house, reading), agreement),
        );
        const [given, waiting] = [grants.filter(({ waits }) => !waits), grants.filter(({ waits }) => waits)];
        return { agreement: agreement.id, version: agreement.version, grants: given, waiting };
      });
      openOutput(options).answer(answer, () => simulationLines([...answer.grants, ...answer.waiting]));
    });
}
