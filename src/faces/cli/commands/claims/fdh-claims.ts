import type { Command } from 'commander';
import { CLAIM_STATES, type ClaimState } from '../../../../base/claim/index.ts';
import { problem } from '../../../../base/errors/index.ts';
import type { KeptClaim } from '../../../../base/ledger/index.ts';
import { bahtOf } from '../../../../base/model/index.ts';
import { answerAppeal, type ClaimAct, changeClaim } from '../../../../services/claims/index.ts';
import { openOutput } from '../../output.ts';
import { inHouse } from '../../wiring.ts';
import { optionsOf, readChoice, readCount, readHospital } from '../options.ts';

type ListOptions = Readonly<{ hospital?: string; state?: ClaimState; code?: string; limit: number }>;

const ACTS: readonly Readonly<{ name: string; act: ClaimAct; description: string }>[] = [
  { name: 'appeal', act: 'appealed', description: 'Appeals what the payer answered.' },
  {
    name: 'cancel',
    act: 'cancelled',
    description: 'Takes a claim back that was not sent, or was sent back.',
  },
  {
    name: 'waive',
    act: 'unclaimed',
    description: 'Keeps a claim from its payer: the hospital does not want to be paid.',
  },
];
const OUTCOMES = ['approved', 'stands'] as const;
const ACTOR = 'operator';
const DEFAULT_LIMIT = 50;

/** Adds `chipao fdh claims` with its parts: how claims stand, without what they say. */
export function addClaims(fdh: Command): void {
  const claims = fdh
    .command('claims')
    .description('How claims stand, and steps that a hospital asked the operator for.');
  claims
    .command('list')
    .description('The latest claims: numbers, states and codes; nobody’s name.')
    .option('--hospital <code>', 'of one hospital', readHospital('--hospital'))
    .option('--state <state>', `one of ${CLAIM_STATES.join(', ')}`, readChoice('--state', CLAIM_STATES))
    .option('--code <code>', 'with an open code, for example C305')
    .option('--limit <n>', 'how many at most', readCount('--limit'), DEFAULT_LIMIT)
    .action(async (_options, command: Command) => {
      const options = optionsOf<ListOptions>(command);
      const { hospital, state, code, limit } = options;
      const states = state && [state];
      const listed = await inHouse(options, ({ ledger }) =>
        ledger.claims.list({ hospital, states, code, limit }),
      );
      openOutput(options).answer({ claims: listed.map(shown) }, () =>
        listed.length === 0 ? ['no such claim'] : listed.map(lineOf),
      );
    });
  for (const { name, act, description } of ACTS) {
    claims
      .command(name)
      .description(description)
      .argument('<claim>', 'its number in the list')
      .action(async (claim: string, _options, command: Command) => {
        const options = optionsOf(command);
        const after = await inHouse(options, ({ ledger, country }) =>
          changeClaim(
            { book: ledger.claims, content: country.claims() },
            { claim: readNumber(claim), actor: ACTOR },
            act,
          ),
        );
        openOutput(options).answer(shown(after), () => [lineOf(after)]);
      });
  }
  addAnswer(claims);
}

function addAnswer(claims: Command): void {
  claims
    .command('answer-appeal')
    .description('Writes down what an appeal came to.')
    .argument('<claim>', 'its number in the list')
    .requiredOption('--outcome <outcome>', `one of ${OUTCOMES.join(', ')}`, readChoice('--outcome', OUTCOMES))
    .action(async (claim: string, _options, command: Command) => {
      const options = optionsOf<Readonly<{ outcome: (typeof OUTCOMES)[number] }>>(command);
      const after = await inHouse(options, ({ ledger, country }) =>
        answerAppeal(
          { book: ledger.claims, content: country.claims() },
          { claim: readNumber(claim), actor: ACTOR },
          options.outcome,
        ),
      );
      openOutput(options).answer(shown(after), () => [lineOf(after)]);
    });
}

function readNumber(text: string): bigint {
  if (!/^\d{1,18}$/.test(text)) throw problem('CLAIM_UNKNOWN');
  return BigInt(text);
}

function shown({
  id,
  hospital,
  kind,
  scheme,
  serviceDay,
  version,
  state,
  stage,
  codes,
  chargedSatang,
}: KeptClaim) {
  return {
    claim: String(id),
    hospital,
    kind,
    scheme,
    serviceDay,
    version,
    state,
    stage,
    codes,
    chargedSatang,
  };
}

function lineOf({
  id,
  hospital,
  kind,
  scheme,
  serviceDay,
  version,
  state,
  codes,
  chargedSatang,
}: KeptClaim): string {
  const charged = bahtOf(chargedSatang).toFixed(2);
  return `${id}  ${hospital}  ${kind}  ${scheme ?? '-'}  ${serviceDay ?? '-'}  version ${version}  ${state}  ${charged}  ${codes.join(' ')}`.trimEnd();
}
