import { writeFile } from 'node:fs/promises';
import {
  connectionsFile,
  PLAIN_PLAN,
  type RunningSimulator,
  startSimulator,
} from '../../../../services/claims/index.ts';
import type { House } from '../../wiring.ts';
import { startClaimWorkerHere } from '../payers/claim-worker-here.ts';

const LOCAL = '127.0.0.1';
const ANSWER_WITHIN_MS = 10_000;
/** Some claims wait, must be corrected or are denied, so that a maker sees every state. */
const PLAN = { ...PLAIN_PLAN, waited: 0.2, incomplete: 0.1, rejected: 0.05 };

/** The hub itself, on a port of its own, with the worker that sends claims on. */
export async function serveHub(house: House): Promise<AsyncDisposable & Readonly<{ address: string }>> {
  const { buildGateway } = await import('../../../gateway/index.ts');
  await using undone = new AsyncDisposableStack();
  const gateway = await buildGateway({ ...house, webFolder: undefined });
  undone.defer(() => gateway.close());
  const address = await gateway.listen({ port: 0, host: LOCAL });
  const worker = await startClaimWorkerHere(house);
  undone.defer(() => worker.stop());
  const kept = undone.move();
  return { address, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

type Payers = AsyncDisposable & Readonly<{ addresses: Readonly<Record<string, string>> }>;

/** All payers as servers of this process, and where the hub finds them. */
export async function simulatePayers({ country, settings }: House): Promise<Payers> {
  const content = country.payers();
  const codesOf = (kind: string) =>
    country.claims().errorCodes.flatMap((one) => (one.kind === kind ? [one.code] : []));
  const codes = { correct: codesOf('correct'), deny: codesOf('deny') };
  await using undone = new AsyncDisposableStack();
  const running: RunningSimulator[] = [];
  for (const payer of content.payers) {
    const one = await startSimulator({ payer, content, codes, plan: PLAN, port: 0 });
    undone.defer(() => one.close());
    running.push(one);
  }
  const { user, password } = PLAN;
  const connections = running.map(({ payer, address }) => [
    payer,
    { address, user, password, answerWithinMs: ANSWER_WITHIN_MS },
  ]);
  await writeFile(connectionsFile(settings.home), JSON.stringify(Object.fromEntries(connections)), {
    mode: 0o600,
  });
  const kept = undone.move();
  return {
    addresses: Object.fromEntries(running.map(({ payer, address }) => [payer, address])),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}
