import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { hashOf, readSigningKey, type SigningKey } from '../../../../base/agreement/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import {
  type AgreementMove,
  developmentKey,
  findMissing,
  getVersion,
  moveAgreement,
  proposeAgreement,
  signVersion,
} from '../../../../services/agreements/index.ts';
import { openOutput } from '../../output.ts';
import { type House, inHouse } from '../../wiring.ts';
import { optionsOf } from '../options.ts';
import { agreementDesk, findAgreement } from './agreements-desk.ts';

type SignOptions = Readonly<{ party?: string; key?: string; all?: boolean }>;

/** Adds `chipao agreements sign`. */
export function addSign(agreements: Command): void {
  agreements
    .command('sign')
    .description(
      'Proposes a version, if nobody did, and signs it for a party; nothing of it can be changed afterwards.',
    )
    .argument('<agreement>', 'an id, an id with a version (agr-x@2), or a file')
    .option('--party <id>', 'the party that signs')
    .option('--key <file>', 'its private key, Ed25519 as PEM; in development one is made when none is named')
    .option('--all', 'sign for every party by development keys, to try things out')
    .action(async (wanted: string, _options, command: Command) => {
      const options = optionsOf<SignOptions>(command);
      const answer = await inHouse(options, (house) => signHere(house, wanted, options));
      openOutput(options).answer(answer, () => [
        `${answer.agreement} version ${answer.version}, ${answer.hash}`,
        answer.missing.length === 0
          ? 'every party has signed; `agreements activate` puts it in force'
          : `still to sign: ${answer.missing.join(', ')}`,
      ]);
    });
}

async function signHere(house: House, wanted: string, { party, key, all }: SignOptions) {
  if ((party === undefined) === (all !== true)) throw problem('SIGNER_NEEDED');
  if (all && house.settings.environment === 'production') throw problem('DEVELOPMENT_ONLY');
  const desk = { ...agreementDesk(house), party };
  const agreement = await findAgreement(house, wanted);
  const parties = all ? agreement.parties.map(({ id }) => id) : [party ?? ''];
  const keys: SigningKey[] = [];
  for (const one of parties)
    keys.push(key === undefined ? await developmentKey(house.settings, one) : await readKey(one, key));
  const hash = await proposeAgreement(desk, agreement);
  for (const one of keys) await signVersion(desk, hash, one);
  const missing = await findMissing(desk, await getVersion(desk, hash));
  return { agreement: agreement.id, version: agreement.version, hash, missing };
}

async function readKey(party: string, path: string): Promise<SigningKey> {
  try {
    return readSigningKey(party, await readFile(path, 'utf8'));
  } catch (cause) {
    throw problem('KEY_FILE_INVALID', { file: path }, cause);
  }
}

type MoveWords = Readonly<{ name: string; to: AgreementMove['to']; does: string }>;

const MOVES: readonly MoveWords[] = [
  { name: 'activate', to: 'active', does: 'Puts a version in force that every party has signed.' },
  {
    name: 'suspend',
    to: 'suspended',
    does: 'Stops all that leaves under an agreement until it is activated again.',
  },
  {
    name: 'revoke',
    to: 'revoked',
    does: 'Ends an agreement for good; what is under way stops within a second.',
  },
];

/** Adds `chipao agreements activate`, `suspend` and `revoke`. */
export function addMoves(agreements: Command): void {
  for (const { name, to, does } of MOVES)
    agreements
      .command(name)
      .description(does)
      .argument('<agreement>', 'an id, or an id with a version (agr-x@2)')
      .requiredOption('--reason <text>', 'why; it is kept')
      .action(async (wanted: string, _options, command: Command) => {
        const options = optionsOf<Readonly<{ reason: string }>>(command);
        const answer = await inHouse(options, async (house) => {
          const agreement = await findAgreement(house, wanted);
          const hash = hashOf(agreement);
          await moveAgreement(agreementDesk(house), { hash, to, reason: options.reason });
          return { agreement: agreement.id, version: agreement.version, hash, state: to };
        });
        openOutput(options).answer(answer, () => [
          `${answer.agreement} version ${answer.version} is ${answer.state}`,
        ]);
      });
}
