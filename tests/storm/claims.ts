import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadThailand } from '../../country/thailand/index.ts';
import { openKeys } from '../../src/base/keys/index.ts';
import { openLedger } from '../../src/base/ledger/index.ts';
import { openClaimTokens, type RunningSimulator } from '../../src/services/claims/index.ts';
import {
  claimNames,
  HOSPITAL,
  ledgerServer,
  openSender,
  type Serving,
  serveHome,
  VISITS,
} from './claims/hub-under-load.ts';
import { prepare, startPayer } from './claims/prepare-home.ts';
import { cutPower, type Disk, openDisk } from './power/disk.ts';
import { familyOf, killAll, processesWith } from './power/processes.ts';
import { inRounds, type Storm, type StormOrder } from './storm.ts';

const SENDERS = 8;
const FIRST_CRASH_AFTER = 5;
const CRASH_WITHIN = 60;
const LOOKS = 600;
const PAUSE_MS = 500;
const KINDS = ['power', 'service', 'database', 'both'] as const;
type Kind = (typeof KINDS)[number];

const country = loadThailand();
const send = openSender(country);

/**
 * Hospitals send without a pause while the service, the ledger's server, both, or the power of the disk under them go at a moment the
 * seed draws; then what was acknowledged must be there, each claim once, and in the end the payer has each claim once by its key.
 */
export const storm: Storm = async (order) => {
  await using undone = new AsyncDisposableStack();
  const disk = await openDisk(order.folder);
  undone.defer(() => disk?.close());
  order.say(
    disk
      ? 'on a disk whose power can be cut'
      : 'no disk can be made here whose power can be cut: processes are killed only',
  );
  const home = join(disk?.at ?? order.folder, 'home');
  const payer = await startPayer(country, order.seed);
  undone.defer(() => payer.close());
  undone.defer(() => killAll(familyOf(processesWith(order.folder))));
  const measured = {
    crashes: 0,
    powerCuts: 0,
    unsyncedGone: 0,
    uploads: 0,
    claims: 0,
    payerClaims: 0,
    payerArrivals: 0,
  };
  const { password } = await prepare(home, payer);
  const acknowledged = new Map<number, string>();
  const report = await inRounds(order, async (seed) => {
    const kind = kindOf(seed, disk);
    const crashed = await crash({ seed, kind, home, password, disk, acknowledged });
    measured.crashes += 1;
    if (kind === 'power') measured.powerCuts += 1;
    measured.unsyncedGone += crashed.isUnsyncedGone ? 1 : 0;
    order.say(`${kind} gone after ${crashed.before} acknowledged uploads; all there`);
  });
  const last = await settle({ home, password, acknowledged, payer }, order);
  return {
    ...report,
    failures: [...report.failures, ...last.failures],
    measured: { ...measured, ...last.measured },
  };
};

function kindOf(seed: number, disk: Disk | undefined): Kind {
  const kinds = disk ? KINDS : KINDS.slice(1);
  return kinds[seed % kinds.length] ?? 'both';
}

type Crash = Readonly<{
  seed: number;
  kind: Kind;
  home: string;
  password: string;
  disk: Disk | undefined;
  acknowledged: Map<number, string>;
}>;

/** Sends until the moment comes, lets it go, brings it back, and looks whether all that was acknowledged is there. */
async function crash({ seed, kind, home, password, disk, acknowledged }: Crash) {
  const serving = await serveHome(home, country, password);
  const stop = new AbortController();
  const sending = sendUntil(stop.signal, serving, acknowledged);
  sending.catch(() => undefined);
  const end = async (others: readonly number[]) => {
    serving.started.child.kill('SIGKILL');
    killAll(others);
    stop.abort();
    await Promise.all([sending, serving.started.ended]);
  };
  let isUnsyncedGone = false;
  try {
    await untilTaken(FIRST_CRASH_AFTER + ((seed * 7919) % CRASH_WITHIN), { acknowledged, serving });
    const server = ledgerServer(home);
    const ledger = kind === 'service' ? [] : familyOf([server]);
    if (kind === 'database') {
      killAll([server]);
      await sleep(PAUSE_MS);
    }
    if (kind !== 'power' || !disk) await end(ledger);
    else isUnsyncedGone = await cutPower(disk, { mark: `mark-${seed}`, end: () => end(ledger) });
  } finally {
    // A round that fails leaves nobody who serves or sends to the next.
    await end([]);
  }
  await assertThere(home, acknowledged);
  return { before: acknowledged.size, isUnsyncedGone };
}

/** Waits for so many more acknowledged uploads. */
async function untilTaken(
  more: number,
  { acknowledged, serving }: Readonly<{ acknowledged: ReadonlyMap<number, string>; serving: Serving }>,
): Promise<void> {
  const known = acknowledged.size;
  for (let look = 0; acknowledged.size < known + more; look++) {
    if (look > LOOKS * 10)
      throw new Error(`only ${acknowledged.size - known} uploads are taken: ${serving.started.err()}`);
    await sleep(20);
  }
}

/** Numbers that were never acknowledged are sent again by the next round, for nobody knows what became of them. */
async function sendUntil(
  signal: AbortSignal,
  serving: Serving,
  acknowledged: Map<number, string>,
): Promise<void> {
  let next = 0;
  const sender = async () => {
    while (!signal.aborted) {
      while (acknowledged.has(next)) next++;
      const number = next++;
      const receipt = await send(number, serving);
      if (receipt) acknowledged.set(number, receipt);
      else await sleep(20);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
}

/** Every acknowledged upload is there under its receipt, and each of its claims once, as it was sent. */
async function assertThere(home: string, acknowledged: ReadonlyMap<number, string>): Promise<void> {
  await using ledger = await openLedger({ home, databaseUrl: undefined });
  const tokens = openClaimTokens(await openKeys(home));
  const uploads = await ledger.claims.uploads({ hospital: HOSPITAL, limit: 1_000_000 });
  const receipts = new Map(Map.groupBy(uploads, ({ receipt }) => receipt));
  const lost = [...acknowledged].filter(([, receipt]) => receipts.get(receipt)?.length !== 1);
  if (lost.length > 0)
    throw new Error(`${lost.length} of ${acknowledged.size} acknowledged uploads are not there once`);
  const names = [...acknowledged.keys()].flatMap(claimNames);
  const claims = await ledger.claims.byKeys(names.map((name) => tokens.claim(name)));
  if (claims.length !== names.length)
    throw new Error(`${names.length} claims were acknowledged, ${claims.length} are there`);
  const changed = claims.filter(({ version }) => version !== 1);
  if (changed.length > 0) throw new Error(`${changed.length} claims have more than one version`);
  const events = await ledger.claims.eventsOf(claims.map(({ id }) => id));
  const told = new Set(events.map(({ claim, version, kind }) => `${claim} ${version} ${kind}`));
  if (told.size !== events.length)
    throw new Error(`${events.length - told.size} steps of claims are told twice`);
}

type Settling = Readonly<{
  home: string;
  password: string;
  acknowledged: ReadonlyMap<number, string>;
  payer: RunningSimulator;
}>;

/** Lets the service do its work to the end, and holds the payer's books against what left. */
async function settle({ home, password, acknowledged, payer }: Settling, { seed, say }: StormOrder) {
  const serving = await serveHome(home, country, password);
  const failures: { seed: number; what: string }[] = [];
  try {
    await using ledger = await openLedger({ home, databaseUrl: undefined });
    for (let look = 0; look < LOOKS; look++) {
      const open = (await ledger.claims.counts()).filter(
        ({ state }) => state === 'received' || state === 'waited',
      );
      if (open.length === 0) break;
      await sleep(PAUSE_MS);
    }
    const counts = await ledger.claims.counts();
    const open = counts.filter(({ state }) => state === 'received' || state === 'waited');
    const all = counts.reduce((sum, { claims }) => sum + claims, 0);
    const approved = counts.reduce((sum, { state, claims }) => sum + (state === 'approved' ? claims : 0), 0);
    const [payerClaims, payerArrivals] = [payer.books.claims().length, payer.books.arrivals()];
    if (open.length > 0) failures.push({ seed, what: `claims are still open: ${JSON.stringify(open)}` });
    if (payerClaims !== all || payerArrivals !== all || approved !== all)
      failures.push({
        seed,
        what: `${all} claims, ${approved} approved; the payer has ${payerClaims}, of ${payerArrivals} that came`,
      });
    say(`${all} claims; the payer has ${payerClaims}, of ${payerArrivals} that came`);
    return {
      failures,
      measured: {
        uploads: acknowledged.size,
        acknowledgedClaims: acknowledged.size * VISITS,
        claims: all,
        payerClaims,
        payerArrivals,
      },
    };
  } finally {
    serving.started.child.kill('SIGTERM');
    await serving.started.ended;
  }
}
