import type { Kysely, Transaction } from 'kysely';
import { problem } from '../../errors/index.ts';
import { writeAct } from '../audit/outbox.ts';
import { waitForTurn } from '../locks.ts';
import type { Tables } from '../tables.ts';
import type {
  KeptAgreement,
  KeptPartyKey,
  KeptSignature,
  KeptState,
  NewAgreementStep,
  NewAgreementVersion,
  Proposer,
} from './agreement-words.ts';

/** Agreements, version by version, with their signatures and how they stand; it only grows. */
export type AgreementBook = Readonly<{
  /** Writes a version down as proposed. The same text again changes nothing; another text throws AGREEMENT_CHANGED. */
  propose(version: NewAgreementVersion, proposer: Proposer): Promise<void>;
  find(hash: string): Promise<KeptAgreement | undefined>;
  /** All versions of all agreements, or of one, in the order of their ids and versions. */
  list(id?: string): Promise<KeptAgreement[]>;
  /** How a version stands at this moment. */
  stateOf(hash: string): Promise<KeptState | undefined>;
  /** Keeps a party's signature; a second one of the same party changes nothing. */
  sign(hash: string, signature: KeptSignature): Promise<void>;
  /**
   * Takes a step. `check` is shown how the version stands while nobody else can move it, and throws when this step may not follow. A
   * version that becomes active ends whichever version of its agreement was.
   */
  move(step: NewAgreementStep, check: (kept: KeptAgreement) => void): Promise<void>;
  addKey(key: KeptPartyKey, actor: string): Promise<void>;
  revokeKey(key: KeptPartyKey, actor: string): Promise<void>;
  /** Keys that are in use, or were at a moment. */
  keys(at?: Date): Promise<KeptPartyKey[]>;
  /** Whether a key of a party was ever taken back. */
  wasRevoked(key: Pick<KeptPartyKey, 'party' | 'kid'>): Promise<boolean>;
}>;

/** Opens the book of agreements; `wake` tells whoever numbers the log that a row was written. */
export function openAgreementBook(database: Kysely<Tables>, wake: () => void): AgreementBook {
  const inTurn = async (work: (turn: Transaction<Tables>) => Promise<void>) => {
    await database.transaction().execute(work);
    wake();
  };
  return {
    propose: (version, proposer) => inTurn((turn) => propose(turn, version, proposer)),
    find: async (hash) => (await readKept(database, { hash }))[0],
    list: (id) => readKept(database, { id }),
    stateOf: async (hash) => {
      const row = await database
        .selectFrom('agreement_status')
        .select('state')
        .where('hash', '=', hash)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.state;
    },
    sign: (hash, signature) => inTurn((turn) => keepSignature(turn, hash, signature)),
    move: (step, check) => inTurn((turn) => move(turn, step, check)),
    addKey: (key, actor) => inTurn((turn) => writeKey(turn, key, { act: 'added', actor })),
    revokeKey: (key, actor) => inTurn((turn) => writeKey(turn, key, { act: 'revoked', actor })),
    keys: (at) => readKeys(database, at),
    wasRevoked: async ({ party, kid }) => {
      const revoked = database.selectFrom('party_key_entry').select('id').where('act', '=', 'revoked');
      const own = revoked.where('party', '=', party).where('kid', '=', kid);
      return (await own.limit(1).executeTakeFirst()) !== undefined;
    },
  };
}

async function propose(
  turn: Transaction<Tables>,
  version: NewAgreementVersion,
  { actor, party }: Proposer,
): Promise<void> {
  await waitForTurn(turn, lockName(version.id));
  const [former] = (await readKept(turn, { id: version.id })).filter(
    (one) => one.version === version.version,
  );
  if (former?.hash === version.hash) return;
  if (former) {
    const { hash: prev, version: number } = former;
    throw problem('AGREEMENT_CHANGED', { agreement: version.id, version: number, next: number + 1, prev });
  }
  await turn
    .insertInto('agreement')
    .values({ ...version, proposed_by: actor })
    .execute();
  const step = { hash: version.hash, state: 'proposed' as const, reason: 'proposed', actor, party };
  await writeStep(turn, version, step);
}

async function keepSignature(
  turn: Transaction<Tables>,
  hash: string,
  signature: KeptSignature,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await turn
    .insertInto('agreement_signature')
    .values({ hash, ...signature })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return;
  const facts = { party: signature.party, kid: signature.kid, hash };
  await writeAct(turn, { kind: 'agreement', act: 'signed', facts });
}

async function move(
  turn: Transaction<Tables>,
  step: NewAgreementStep,
  check: (kept: KeptAgreement) => void,
): Promise<void> {
  const [found] = await readKept(turn, { hash: step.hash });
  if (!found) throw problem('AGREEMENT_UNKNOWN', { agreement: step.hash });
  await waitForTurn(turn, lockName(found.id));
  const all = await readKept(turn, { id: found.id });
  const kept = all.find(({ hash }) => hash === step.hash) ?? found;
  check(kept);
  if (step.state === 'active')
    for (const former of all.filter((one) => one.hash !== step.hash && isInUse(one)))
      await writeStep(turn, former, {
        hash: former.hash,
        state: 'expired',
        reason: `version ${kept.version} took its place`,
        actor: step.actor,
        party: step.party,
      });
  await writeStep(turn, kept, step);
}

function isInUse({ steps }: KeptAgreement): boolean {
  const state = steps.at(-1)?.state;
  return state === 'active' || state === 'suspended';
}

async function writeStep(
  turn: Transaction<Tables>,
  { id, version }: Readonly<{ id: string; version: number }>,
  step: NewAgreementStep,
): Promise<void> {
  const { party } = step;
  await turn
    .insertInto('agreement_status')
    .values({ ...step, party: party ?? null })
    .execute();
  const facts = { version, state: step.state, hash: step.hash, ...(party !== undefined && { party }) };
  await writeAct(turn, {
    kind: 'agreement',
    act: step.state,
    agreement: id,
    actor: step.actor,
    facts,
    sealed: { reason: step.reason },
  });
}

async function writeKey(
  turn: Transaction<Tables>,
  { party, kid, publicKey }: KeptPartyKey,
  { act, actor }: Readonly<{ act: 'added' | 'revoked'; actor: string }>,
): Promise<void> {
  await turn
    .insertInto('party_key_entry')
    .values({ party, kid, public_key: publicKey, act, actor })
    .execute();
  await writeAct(turn, { kind: 'agreement', act: `key-${act}`, actor, facts: { party, kid } });
}

async function readKeys(database: Kysely<Tables>, at?: Date): Promise<KeptPartyKey[]> {
  // Moments are read back in whole milliseconds.
  const until = at && new Date(at.getTime() + 1);
  const rows = await database
    .selectFrom('party_key_entry')
    .selectAll()
    .$if(until !== undefined, (query) => query.where('at', '<', until ?? new Date()))
    .distinctOn(['party', 'kid'])
    .orderBy('party')
    .orderBy('kid')
    .orderBy('id', 'desc')
    .execute();
  return rows
    .filter(({ act }) => act === 'added')
    .map(({ party, kid, public_key }) => ({ party, kid, publicKey: public_key }));
}

async function readKept(
  database: Kysely<Tables>,
  { hash, id }: Readonly<{ hash?: string | undefined; id?: string | undefined }>,
): Promise<KeptAgreement[]> {
  const versions = await database
    .selectFrom('agreement')
    .selectAll()
    .$if(hash !== undefined, (query) => query.where('hash', '=', hash ?? ''))
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .orderBy('id')
    .orderBy('version')
    .execute();
  if (versions.length === 0) return [];
  const hashes = versions.map((version) => version.hash);
  const steps = await database
    .selectFrom('agreement_status')
    .selectAll()
    .where('hash', 'in', hashes)
    .orderBy('id')
    .execute();
  const signatures = await database
    .selectFrom('agreement_signature')
    .selectAll()
    .where('hash', 'in', hashes)
    .orderBy('party')
    .execute();
  return versions.map(({ proposed_by: proposedBy, ...version }) => ({
    ...version,
    proposedBy,
    steps: steps
      .filter((step) => step.hash === version.hash)
      .map(({ at, state, reason, actor, party }) => ({ at, state, reason, actor, party })),
    signatures: signatures
      .filter((signature) => signature.hash === version.hash)
      .map(({ party, kid, alg, signature }) => ({ party, kid, alg, signature })),
  }));
}

/** Versions of one agreement are moved one after the other. */
function lockName(id: string): string {
  return `agreement ${id}`;
}
