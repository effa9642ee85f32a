import type { ClaimContent, PayerDescription } from '../../../../base/claim/index.ts';
import { asProblem, readMessage, sentenceOf } from '../../../../base/errors/index.ts';
import type {
  HospitalAccount,
  Ledger,
  PayerTraffic,
  QueueFigures,
  QueueFlow,
  StuckLetter,
} from '../../../../base/ledger/index.ts';
import type { Text } from '../../../../base/model/index.ts';
import { findInForce, type PayerConnections, type PayerDesk, readConnections } from '../../payers/index.ts';

/** What the operator of the gateway looks at. */
export type QueueDesk = PayerDesk &
  Readonly<{
    ledger: PayerDesk['ledger'] & Pick<Ledger, 'claimFigures'>;
    claims: ClaimContent;
    /** Where the file lies that says how payers are reached. */
    home: string;
  }>;

type Trouble = 'letters' | 'failing' | 'stopped' | 'unchecked' | 'connections';

const LETTERS = 100;
const SECOND_MS = 1000;
/** Checks follow within a second or two; what waits longer waits for a worker that is not there. */
const LONGEST_CHECK_MS = 600_000;

/** How the gateway stands: what waits where, how payers do, what nobody sends any more, and who cannot get in. */
export async function readClaimQueues(desk: QueueDesk, flows: readonly QueueFlow[]) {
  const { claimFigures, claims } = desk.ledger;
  const { at, queues } = await claimFigures.queues();
  const { connections, wrong } = await connectionsOf(desk.home);
  const traffic = await claimFigures.traffic(desk.content.payers.map(({ id }) => id));
  const payers = await Promise.all(
    desk.content.payers.map(async (payer, place) => {
      const isInForce = (await findInForce(desk, payer)) !== undefined;
      return payerStandingOf(payer, traffic[place], {
        isConnected: connections[payer.id] !== undefined,
        isInForce,
      });
    }),
  );
  const letters = await claimFigures.stuckLetters(LETTERS + 1);
  const troubles = troublesOf({
    letters: letters.length,
    payers,
    isUnchecked: isUnchecked(at, queues),
    wrong,
  });
  return {
    asOf: at.toISOString(),
    troubles,
    calmSince: troubles.length === 0 ? await calmSince(desk.ledger) : null,
    queues: queues.map((queue) => toQueue(at, queue, flows)),
    payers,
    connections: wrong,
    letters: letters.slice(0, LETTERS).map((letter) => toLetter(letter, desk.claims)),
    moreLetters: letters.length > LETTERS,
    accounts: toAccounts(at, await claims.accounts.list()),
  };
}

type Signs = Readonly<{
  letters: number;
  payers: readonly ReturnType<typeof payerStandingOf>[];
  isUnchecked: boolean;
  wrong: Text | null;
}>;

/** Why somebody should look now. A payer that nothing may leave for is trouble once something waits for it. */
function troublesOf({ letters, payers, isUnchecked: late, wrong }: Signs): Trouble[] {
  const signs: readonly (readonly [Trouble, boolean])[] = [
    ['letters', letters > 0],
    ['failing', payers.some(({ state }) => state === 'failing')],
    [
      'stopped',
      payers.some((one) => one.state === 'stopped' && one.waiting + one.ready + one.unanswered > 0),
    ],
    ['unchecked', late],
    ['connections', wrong !== null],
  ];
  return signs.flatMap(([trouble, isThere]) => (isThere ? [trouble] : []));
}

/** A file that cannot be used is something to tell, and no reason to tell nothing. */
async function connectionsOf(
  home: string,
): Promise<Readonly<{ connections: PayerConnections; wrong: Text | null }>> {
  try {
    return { connections: await readConnections(home), wrong: null };
  } catch (cause) {
    const thrown = asProblem(cause, 'payers.json');
    return { connections: {}, wrong: { th: sentenceOf(thrown, 'th'), en: sentenceOf(thrown, 'en') } };
  }
}

function isUnchecked(at: Date, queues: readonly QueueFigures[]): boolean {
  const oldest = queues.find(({ wait }) => wait === 'checks')?.oldest;
  return oldest != null && at.getTime() - oldest.getTime() > LONGEST_CHECK_MS;
}

/** Since the last trouble was over, or since the first claim came. */
async function calmSince({ claimFigures }: QueueDesk['ledger']): Promise<string | null> {
  const since = (await claimFigures.lastTrouble()) ?? (await claimFigures.firstClaim());
  return since?.toISOString() ?? null;
}

function toQueue(
  at: Date,
  { wait, claims, oldest, half, nearlyAll }: QueueFigures,
  flows: readonly QueueFlow[],
) {
  const secondsSince = (moment: Date | null) =>
    moment && Math.max(0, Math.round((at.getTime() - moment.getTime()) / SECOND_MS));
  const none = { came: 0, left: 0 };
  const { hour = none, day = none } = flows.find((flow) => flow.wait === wait) ?? {};
  return {
    wait,
    claims,
    oldestSeconds: secondsSince(oldest),
    halfSeconds: secondsSince(half),
    nearlyAllSeconds: secondsSince(nearlyAll),
    hour,
    day,
  };
}

type Ways = Readonly<{ isConnected: boolean; isInForce: boolean }>;

function payerStandingOf(
  { id, title, agreement }: PayerDescription,
  traffic: PayerTraffic | undefined,
  { isConnected, isInForce }: Ways,
) {
  const stops = [
    ...(isInForce ? [] : (['agreement'] as const)),
    ...(isConnected ? [] : (['address'] as const)),
  ];
  const { batches = 0, next = null, tries = 0, reason = null } = traffic?.failing ?? {};
  const { lastAnswer, lastSuccess, lastFailure, oldest } = traffic ?? {};
  return {
    payer: id,
    title,
    agreement,
    state: stops.length > 0 ? ('stopped' as const) : stateOf(traffic),
    stops,
    waiting: traffic?.waiting ?? 0,
    ready: traffic?.ready ?? 0,
    unanswered: traffic?.unanswered ?? 0,
    oldestAt: isoOf(oldest),
    failing: { messages: batches, nextAt: isoOf(next), tries, why: reason === null ? null : inWords(reason) },
    stuckClaims: traffic?.deadClaims ?? 0,
    lastAnswerAt: isoOf(lastAnswer),
    lastSuccessAt: isoOf(lastSuccess),
    lastFailureAt: isoOf(lastFailure),
    day: traffic?.day ?? { sent: 0, approved: 0, returned: 0, refused: 0, failures: 0 },
  };
}

/** A payer fails while its last try did not go well and something still waits to be tried again. */
function stateOf(traffic: PayerTraffic | undefined): 'up' | 'failing' | 'quiet' {
  const { failing, lastSuccess = null, lastFailure = null } = traffic ?? {};
  const isLastFailed = (lastFailure?.getTime() ?? 0) >= (lastSuccess?.getTime() ?? 0);
  if (failing && failing.batches > 0 && isLastFailed) return 'failing';
  return lastSuccess === null && lastFailure === null ? 'quiet' : 'up';
}

function isoOf(moment: Date | null | undefined): string | null {
  return moment?.toISOString() ?? null;
}

/** What was kept of a problem, in both languages; of what is none, what it says. */
function inWords(reason: string): Text {
  return readMessage(reason) ?? { th: reason, en: reason };
}

function toLetter(letter: StuckLetter, { hospitals }: ClaimContent) {
  const { kind, payer, hospital, scheme, claimCount, tries } = letter;
  return {
    kind,
    id: String(letter.id),
    payer,
    hospital,
    hospitalName: hospitals.find(({ code }) => code === hospital)?.name ?? null,
    right: scheme,
    why: inWords(letter.reason),
    claims: letter.claims.map(String),
    claimCount,
    tries,
    firstTryAt: isoOf(letter.firstTry),
    lastTryAt: isoOf(letter.lastTry),
  };
}

/** Who of the hospitals' programs cannot get in now: by name of the account, and nothing of what it is signed in with. */
function toAccounts(at: Date, accounts: readonly HospitalAccount[]) {
  const shut = accounts.flatMap(({ hospital, hospitalName, login, suspendedAt, lockedUntil, failures }) => {
    const isLocked = lockedUntil !== null && lockedUntil > at;
    if (suspendedAt === null && !isLocked) return [];
    const state = suspendedAt === null ? ('locked' as const) : ('suspended' as const);
    const until = state === 'locked' ? isoOf(lockedUntil) : null;
    return [{ hospital, hospitalName, login, state, until, since: isoOf(suspendedAt), failures }];
  });
  return { total: accounts.length, shut };
}
