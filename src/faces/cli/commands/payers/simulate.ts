import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { loadThailand } from '../../../../../country/thailand/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import { parseSettings } from '../../../../base/settings/index.ts';
import {
  connectionsFile,
  getPayer,
  PLAIN_PLAN,
  type RunningSimulator,
  readConnections,
  type SimulatorPlan,
  startSimulator,
} from '../../../../services/claims/index.ts';
import { openOutput } from '../../output.ts';
import { listenForStop } from '../../stop-signals.ts';
import { examplesText, optionsOf, readCount, readPort, readSeed, readShare } from '../options.ts';

type SimulateOptions = Readonly<{
  payer?: string;
  port: number;
  seed: number;
  delay?: number;
  refuse?: number;
  break?: number;
  twice?: number;
  late?: number;
  waited?: number;
  incomplete?: number;
  rejected?: number;
  wrongPayments?: number;
  forgetful?: boolean;
  connect?: boolean;
}>;

const ANSWER_WITHIN_MS = 60_000;

/** Adds `chipao payers simulate`. */
export function addPayersSimulate(payers: Command): void {
  const command = payers
    .command('simulate')
    .description(
      'Runs payers to try with on this machine: real servers that speak the payers’ API and answer, delay, refuse and break as asked.',
    )
    .option('--payer <id>', 'only this payer; all of them when left out')
    .option('--port <port>', 'port of the first; 0 takes free ones', readPort('--port'), 0)
    .option(
      '--seed <n>',
      'decides on which calls and claims faults fall',
      readSeed('--seed'),
      PLAIN_PLAN.seed,
    )
    .option('--delay <ms>', 'every call waits so long', readCount('--delay'))
    .option('--forgetful', 'does not know keys it was sent before')
    .option('--connect', 'writes the addresses into payers.json of the home, so that claims go there');
  for (const [name, does] of SHARES) command.option(`--${name} <share>`, does, readShare(`--${name}`));
  command
    .addHelpText(
      'after',
      examplesText(
        'payers simulate --connect',
        'payers simulate --payer nhso --port 9100 --refuse 0.2 --break 0.1 --twice 1',
      ),
    )
    .action(async (_options, self: Command) => {
      await simulate(optionsOf<SimulateOptions>(self));
    });
}

const SHARES = [
  ['refuse', 'share of calls refused with 500 or 429'],
  ['break', 'share of calls whose connection breaks, before or after the claims were taken'],
  ['twice', 'share of claims answered twice, the last answer first'],
  ['late', 'share of claims answered only after being asked again and again'],
  ['waited', 'share of claims that wait for somebody first'],
  ['incomplete', 'share of claims answered with a code to correct'],
  ['rejected', 'share of claims denied'],
  ['wrong-payments', 'share of payments in statements that are short, over, missing, twice or of nobody'],
] as const;

function planOf(options: SimulateOptions): SimulatorPlan {
  const { seed, delay, refuse, twice, late, waited, incomplete, rejected, wrongPayments, forgetful } =
    options;
  const [none, never] = [0, false];
  return {
    ...PLAIN_PLAN,
    seed,
    delayMs: delay ?? none,
    refuse: refuse ?? none,
    breaks: options.break ?? none,
    twice: twice ?? none,
    late: late ?? none,
    waited: waited ?? none,
    incomplete: incomplete ?? none,
    rejected: rejected ?? none,
    wrongPayments: wrongPayments ?? none,
    forgetful: forgetful ?? never,
  };
}

async function simulate(
  options: SimulateOptions & Readonly<{ home?: string; json: boolean }>,
): Promise<void> {
  const settings = parseSettings(process.env, options.home);
  if (settings.environment === 'production') throw problem('DEVELOPMENT_ONLY');
  const country = loadThailand();
  const content = country.payers();
  const wanted = options.payer === undefined ? content.payers : [getPayer(content, options.payer)];
  const codesOf = (kind: string) =>
    country.claims().errorCodes.flatMap((one) => (one.kind === kind ? [one.code] : []));
  const codes = { correct: codesOf('correct'), deny: codesOf('deny') };
  const running: RunningSimulator[] = [];
  const signals = listenForStop();
  try {
    for (const [place, payer] of wanted.entries()) {
      const port = options.port === 0 ? 0 : options.port + place;
      running.push(await startSimulator({ payer, content, codes, plan: planOf(options), port }));
    }
    if (options.connect) await connect(settings.home, running);
    const addresses = Object.fromEntries(running.map(({ payer, address }) => [payer, address]));
    openOutput(options).answer({ ready: addresses }, () => [
      ...running.map(({ payer, address }) => `${payer} is ready at ${address}`),
      `account: ${PLAIN_PLAN.user} ${PLAIN_PLAN.password}; statements: /statements/HOSPITAL/rep.xlsx and stm.xlsx`,
    ]);
    await new Promise<void>((resolve) => signals.answer(resolve));
  } finally {
    signals.ignore();
    for (const one of running) await one.close();
  }
}

/** Payers that are not simulated keep their addresses. */
async function connect(home: string, running: readonly RunningSimulator[]): Promise<void> {
  const { user, password } = PLAIN_PLAN;
  const added = Object.fromEntries(
    running.map(({ payer, address }) => [
      payer,
      { address, user, password, answerWithinMs: ANSWER_WITHIN_MS },
    ]),
  );
  const text = JSON.stringify({ ...(await readConnections(home)), ...added }, null, 1);
  await writeFile(connectionsFile(home), `${text}\n`, { mode: 0o600 }).catch(
    (cause: NodeJS.ErrnoException) => {
      throw problem('HOME_UNUSABLE', { home, reason: cause.code ?? '?' }, cause);
    },
  );
}
