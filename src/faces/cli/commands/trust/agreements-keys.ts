import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { type PartyKey, readPartyKey } from '../../../../base/agreement/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import { OPERATOR } from '../../operator.ts';
import { openOutput } from '../../output.ts';
import { inHouse } from '../../wiring.ts';
import { optionsOf } from '../options.ts';

const STEPS = [
  {
    name: 'add-key',
    done: 'is registered',
    does: 'Registers the public key by which a party signs; in production nothing is signed by any other.',
  },
  {
    name: 'revoke-key',
    done: 'is revoked for good',
    does: 'Takes a key of a party back for good; nothing can be signed or put in force by it any more.',
  },
] as const;

/** Adds `chipao agreements add-key` and `revoke-key`. */
export function addPartyKeys(agreements: Command): void {
  for (const { name, does, done } of STEPS)
    agreements
      .command(name)
      .description(does)
      .argument('<party>', 'the party, as agreements name it')
      .requiredOption('--key <file>', 'its public key, Ed25519 as PEM')
      .action(async (party: string, _options, command: Command) => {
        const options = optionsOf<Readonly<{ key: string }>>(command);
        const key = await readKey(party, options.key);
        await inHouse(options, async ({ ledger: { agreements: book } }) => {
          if (name === 'revoke-key') return await book.revokeKey(key, OPERATOR.subject);
          if (await book.wasRevoked(key)) throw problem('KEY_REVOKED', { key: key.kid });
          await book.addKey(key, OPERATOR.subject);
        });
        openOutput(options).answer({ party, kid: key.kid }, () => [`${party}: key ${key.kid} ${done}`]);
      });
}

async function readKey(party: string, path: string): Promise<PartyKey> {
  try {
    return readPartyKey(party, await readFile(path, 'utf8'));
  } catch (cause) {
    throw problem('KEY_FILE_INVALID', { file: path }, cause);
  }
}
