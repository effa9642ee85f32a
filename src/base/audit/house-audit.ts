import { Problem } from '../errors/index.ts';
import type { Ledger } from '../ledger/index.ts';
import { auditFolder, readDevelopmentKey, readLogKey, type SigningHome } from './house-keys.ts';
import { type Sequencer, startSequencer } from './sequencer/index.ts';
import { findWitnesses, type KnownWitness } from './witness/index.ts';
import { assertWitnessed, type WitnessRule } from './witnessed.ts';

/** The audit log of a house while a process works in it. */
export type HouseAudit = Readonly<{
  /** Begins to put into the log what the books write, until closed; another process that does so already is left to it. */
  start(): Promise<void>;
  /** Puts what was written so far into the signed log. */
  settle(): Promise<boolean>;
  /** Refuses with AUDIT_NOT_WITNESSED when nobody witnessed the log lately, or not all of it that is old enough. Whoever exports or shares asks this first. */
  assertWitnessed(): Promise<void>;
  /** Whether data may be exported and shared at this moment; asks no witness anew. */
  isWitnessed(): Promise<boolean>;
  rule(): WitnessRule;
  /** The witnesses this house knows. */
  witnesses(): Promise<readonly KnownWitness[]>;
  close(): Promise<void>;
}>;

/** What the audit log of a house needs of it. */
export type HouseAuditPlan = Readonly<{
  settings: Readonly<{ home: string; environment: 'development' | 'production'; witnessHours: number }>;
  keys: SigningHome['keys'];
  ledger: Pick<Ledger, 'audit'>;
  onTrouble(thrown: unknown): void;
  now?: () => Date;
}>;

const ASK_AGAIN_MS = 60_000;
/** What shells call a failed read or write. */
const DISK_FAILED = 74;

/** Opens the audit log of a house; nothing runs before it is started or needed. */
export function openHouseAudit(plan: HouseAuditPlan): HouseAudit {
  const { settings, ledger, now = () => new Date() } = plan;
  let running: Promise<Sequencer> | undefined;
  const run = () => {
    running ??= start(plan, () => knownTo(plan, now));
    return running;
  };
  const rule = (): WitnessRule => ({
    hours: settings.witnessHours,
    independentOnly: settings.environment === 'production',
    now: now(),
  });
  const settle = async () => await (await run()).settle();
  const askAgain = openAsking(() => settle().catch(plan.onTrouble));
  const check = async () => {
    const listed = (await knownTo(plan, now)).map(({ verifier }) => verifier);
    await assertWitnessed(ledger, rule(), listed);
  };
  return {
    rule,
    settle,
    witnesses: () => knownTo(plan, now),
    isWitnessed: async () => {
      try {
        await check();
        return true;
      } catch (refusal) {
        if (refusal instanceof Problem && refusal.code === 'AUDIT_NOT_WITNESSED') return false;
        throw refusal;
      }
    },
    start: async () => {
      await run();
    },
    assertWitnessed: async () => {
      try {
        await check();
      } catch (refusal) {
        if (!(refusal instanceof Problem)) throw refusal;
        const asking = askAgain();
        if (!asking) throw refusal;
        await asking;
        await check();
      }
    },
    close: async () => {
      await (await running)?.stop();
    },
  };
}

/**
 * A process that was just started has asked no witness yet: it asks, once for all who come meanwhile, and not again for every export. Gives
 * nothing when it asked lately.
 */
function openAsking(ask: () => Promise<unknown>): () => Promise<unknown> | undefined {
  let askedAt = 0;
  let asking: Promise<unknown> | undefined;
  return () => {
    if (Date.now() - askedAt < ASK_AGAIN_MS) return asking;
    askedAt = Date.now();
    asking = ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

/** A list of witnesses that cannot be read shows when the house starts, and not once exports stop. */
async function start(
  { settings, keys, ledger, onTrouble }: HouseAuditPlan,
  witnesses: HouseAudit['witnesses'],
): Promise<Sequencer> {
  await witnesses();
  return startSequencer({
    home: settings.home,
    signer: await readLogKey({ home: settings.home, keys }),
    audit: ledger.audit,
    witnesses,
    onTrouble,
    onLost: endProcess,
  });
}

async function knownTo(
  { settings: { home, environment }, keys }: HouseAuditPlan,
  now: () => Date,
): Promise<KnownWitness[]> {
  const development = environment === 'development' && {
    signer: await readDevelopmentKey({ home, keys }),
    log: await readLogKey({ home, keys }),
    now,
  };
  return await findWitnesses(auditFolder(home), development || undefined);
}

/** What the disk holds is unknown once it failed to keep something, so nothing may be answered any more. */
function endProcess(cause: unknown): never {
  const reason = cause instanceof Error ? cause.message : String(cause);
  process.stderr.write(`the disk did not keep the audit log, so the process ends: ${reason}\n`);
  process.exit(DISK_FAILED);
}
