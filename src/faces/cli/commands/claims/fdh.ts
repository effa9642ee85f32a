import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { problem } from '../../../../base/errors/index.ts';
import type { HospitalAccount } from '../../../../base/ledger/index.ts';
import { keepAccount } from '../../../../services/claims/index.ts';
import { openOutput } from '../../output.ts';
import { inHouse } from '../../wiring.ts';
import { examplesText, optionsOf, readHospital } from '../options.ts';
import { addClaims } from './fdh-claims.ts';
import { addRecordKey } from './record-key.ts';

type AddOptions = Readonly<{
  hospital: string;
  login: string;
  passwordStdin?: boolean;
  name?: string;
  hospitalName?: string;
  email?: string;
  scope?: readonly string[];
}>;
type WhichOptions = Readonly<{ hospital: string; login: string }>;

const PASSWORD_BYTES = 12;

/** Adds `chipao fdh` with its parts. */
export function fdhCommand(program: Command): void {
  const fdh = program
    .command('fdh')
    .description('The Financial Data Hub: which hospitals’ programs may send, and how their claims stand.')
    .addHelpText(
      'after',
      examplesText(
        'fdh accounts add --hospital 11111 --login somchai',
        'fdh claims list --hospital 11111 --state incompleted',
      ),
    );
  addRecordKey(fdh);
  addClaims(fdh);
  const accounts = fdh
    .command('accounts')
    .description('Accounts of hospitals.')
    .addHelpText(
      'after',
      examplesText(
        'fdh accounts add --hospital 11111 --login somchai',
        'fdh accounts add --hospital 11111 --login somchai --password-stdin < secret',
        'fdh accounts list',
        'fdh accounts suspend --hospital 11111 --login somchai',
      ),
    );
  addAdd(accounts);
  addList(accounts);
  addChange(accounts, {
    name: 'suspend',
    description: 'Suspends an account; its tokens end within seconds.',
    change: { suspended: true },
  });
  addChange(accounts, {
    name: 'admit',
    description: 'Lets a suspended or locked account in again.',
    change: { suspended: false },
  });
}

function addAdd(accounts: Command): void {
  accounts
    .command('add')
    .description(
      'Makes an account, or gives one a new password. Without --password-stdin one is made up and shown once.',
    )
    .requiredOption('--hospital <code>', 'five digits', readHospital('--hospital'))
    .requiredOption('--login <name>', 'the user that the program signs in as')
    .option('--password-stdin', 'read the password from standard input')
    .option('--name <text>', 'whose account it is')
    .option('--hospital-name <text>', 'name of the hospital')
    .option('--email <address>', 'where its people are reached')
    .option('--scope <code...>', 'scopes; the country’s usual ones when none is given')
    .action(async (_options, command: Command) => {
      const options = optionsOf<AddOptions>(command);
      const password = options.passwordStdin
        ? (await text(process.stdin)).replace(/\r?\n$/, '')
        : randomBytes(PASSWORD_BYTES).toString('base64url');
      const { hospital, login, name, hospitalName, email, scope } = options;
      const account = await inHouse(options, ({ ledger, country, settings }) =>
        keepAccount(
          ledger.claims.accounts,
          { hospital, login, password, name, hospitalName, email, scopes: scope },
          { content: country.claims().accounts, passwordKey: settings.hub.passwordKey },
        ),
      );
      const made = options.passwordStdin ? {} : { password };
      openOutput(options).answer({ ...shown(account), ...made }, () => [
        lineOf(account),
        ...(options.passwordStdin ? [] : [`password ${password} (shown this once)`]),
      ]);
    });
}

function addList(accounts: Command): void {
  accounts
    .command('list')
    .description('Every account, also suspended ones.')
    .action(async (_options, command: Command) => {
      const options = optionsOf(command);
      const listed = await inHouse(options, ({ ledger }) => ledger.claims.accounts.list());
      openOutput(options).answer({ accounts: listed.map(shown) }, () =>
        listed.length === 0 ? ['no hospital has an account'] : listed.map(lineOf),
      );
    });
}

type Change = Readonly<{ name: string; description: string; change: Readonly<{ suspended: boolean }> }>;

function addChange(accounts: Command, { name, description, change }: Change): void {
  accounts
    .command(name)
    .description(description)
    .requiredOption('--hospital <code>', 'five digits', readHospital('--hospital'))
    .requiredOption('--login <name>', 'the user of the account')
    .action(async (_options, command: Command) => {
      const options = optionsOf<WhichOptions>(command);
      const { hospital, login } = options;
      const account = await inHouse(options, async ({ ledger }) => {
        await ledger.claims.accounts.change({ hospital, login }, change);
        return ledger.claims.accounts.find({ hospital, login });
      });
      if (!account) throw problem('HUB_ACCOUNT_UNKNOWN', { hospital, login });
      openOutput(options).answer(shown(account), () => [lineOf(account)]);
    });
}

/** An account without the hashes of its password. */
function shown({
  hospital,
  login,
  name,
  hospitalName,
  email,
  scopes,
  madeAt,
  suspendedAt,
  lockedUntil,
}: HospitalAccount) {
  return { hospital, login, name, hospitalName, email, scopes, madeAt, suspendedAt, lockedUntil };
}

function lineOf({ hospital, login, name, scopes, suspendedAt, lockedUntil }: HospitalAccount): string {
  const isLocked = lockedUntil !== null && lockedUntil.getTime() > Date.now();
  const state = suspendedAt ? 'suspended' : isLocked ? 'locked for a while' : 'valid';
  return `${hospital}  ${login}  ${state}  ${scopes.join(' ')}  ${name}`;
}
