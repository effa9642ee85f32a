import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { problem } from '../../../../base/errors/index.ts';
import type { RegisteredClient } from '../../../../base/ledger/index.ts';
import {
  certificateThumbprint,
  readClientKey,
  registerClient,
  revokeClient,
} from '../../../../services/identity/index.ts';
import { openOutput } from '../../output.ts';
import { inHouse } from '../../wiring.ts';
import { examplesText, optionsOf } from '../options.ts';

type RegisterOptions = Readonly<{ party: string; title: string; key: string; certificate?: string }>;

/** Adds `chipao clients` with its parts. */
export function clientsCommand(program: Command): void {
  const clients = program
    .command('clients')
    .description('Systems of parties to agreements: which may come in, and by which key.')
    .addHelpText(
      'after',
      examplesText(
        'clients list',
        'clients register health-exchange --party org:moph --title "Health exchange" --key public.pem',
        'clients revoke health-exchange',
      ),
    );
  addList(clients);
  addRegister(clients);
  addRevoke(clients);
}

function addList(clients: Command): void {
  clients
    .command('list')
    .description('Every client, also those that were revoked.')
    .action(async (_options, command: Command) => {
      const options = optionsOf(command);
      const listed = await inHouse(options, ({ ledger }) => ledger.identity.clients.list());
      openOutput(options).answer({ clients: listed }, () =>
        listed.length === 0 ? ['no client is registered'] : listed.map(lineOf),
      );
    });
}

function addRegister(clients: Command): void {
  clients
    .command('register')
    .description('Registers a client by its public key; its private key never comes here.')
    .argument('<client>', 'the id it will sign as')
    .requiredOption('--party <id>', 'the party whose agreements count for it')
    .requiredOption('--title <text>', 'what it is')
    .requiredOption('--key <file>', 'public key, Ed25519 or P-256, as PEM or JWK')
    .option(
      '--certificate <file>',
      'client certificate (PEM) its tokens are bound to instead of a key of its own',
    )
    .action(async (client: string, _options, command: Command) => {
      const options = optionsOf<RegisterOptions>(command);
      const key = readClientKey(await textOf(options.key));
      const certificate =
        options.certificate === undefined
          ? undefined
          : certificateThumbprint(await textOf(options.certificate));
      const registered = await inHouse(options, ({ ledger }) =>
        registerClient(ledger.identity.clients, {
          id: client,
          party: options.party,
          title: options.title,
          ...key,
          certificate,
        }),
      );
      openOutput(options).answer(registered, () => [lineOf(registered)]);
    });
}

function addRevoke(clients: Command): void {
  clients
    .command('revoke')
    .description('Ends a client and every token it has, at once and for good.')
    .argument('<client>', 'its id')
    .action(async (client: string, _options, command: Command) => {
      const options = optionsOf(command);
      await inHouse(options, ({ ledger }) => revokeClient(ledger.identity.clients, client));
      openOutput(options).answer({ revoked: client }, () => [`${client} was revoked`]);
    });
}

async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw problem('FILE_UNREADABLE', { file }, cause);
  });
}

function lineOf({ id, party, title, algorithm, certificate, revokedAt }: RegisteredClient): string {
  const bound = certificate === undefined ? 'key' : 'certificate';
  const state = revokedAt === undefined ? 'valid' : `revoked ${revokedAt.toISOString().slice(0, 10)}`;
  return `${id}  ${party}  ${algorithm}, tokens bound to a ${bound}  ${state}  ${title}`;
}
