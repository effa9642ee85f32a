import { Problem, problem } from '../../base/errors/index.ts';
import type { Erasure } from '../../base/ledger/index.ts';
import { dutiesAgainst } from './duties.ts';
import type { ErasureHouse } from './erasure-house.ts';
import { findLinked, type LinkedPerson } from './linked-person.ts';
import { PATIENT, type Patience } from './patience.ts';
import { findTraces } from './traces.ts';

/** What is asked for: whose data, on what ground, why, and by whom. */
export type WantedErasure = Readonly<{ person: bigint; basis: string; reason: string; by: string }>;

/** An erasure, and of how many rows of which registers it is. */
export type FoundErasure = Readonly<{ erasure: Erasure; rows: Readonly<Record<string, number>> }>;

/** When something is decided, and how long whoever decides it waits. */
export type Deciding = Readonly<{ now: Date; patience?: Patience }>;

/** What a reason is sealed as. */
export const REASON = 'erasure reason';
const TRY_AGAIN_SECONDS = 60;

/**
 * Asks that a person's data be erased. Nothing happens to it until somebody else confirms. Throws ERASURE_BASIS_UNKNOWN,
 * ERASURE_REASON_NEEDED, PERSON_UNKNOWN, ERASURE_HELD_BY_DUTY, ERASURE_UNDER_WAY.
 */
export async function askErasure(
  house: ErasureHouse,
  wanted: WantedErasure,
  now: Date,
): Promise<FoundErasure> {
  const { basis } = wanted;
  const bases = house.country.erasure().bases.map(({ id }) => id);
  if (!bases.includes(basis))
    throw problem('ERASURE_BASIS_UNKNOWN', { basis: basis.slice(0, 40), known: bases.join(', ') });
  const by = wanted.by.trim();
  if (wanted.reason.trim() === '') throw problem('ERASURE_REASON_NEEDED', { option: '--reason' });
  if (by === '') throw problem('ERASURE_REASON_NEEDED', { option: '--by' });
  const person = await findLinked(house, wanted.person);
  await refuseDuties(house, { person, basis, now });
  const { personKey } = person;
  const reason = await house.vault.seal({ person: personKey, kind: REASON, text: wanted.reason });
  const erasure = await house.ledger.erasures.ask({ personKey, basis, reason, by });
  return { erasure, rows: Object.fromEntries(person.rows) };
}

/**
 * A second person confirms, and from then on rows of this person are not taken in: the next run makes everything without them and then
 * destroys what was made before. It cannot be taken back. Throws ERASURE_UNKNOWN, ERASURE_ENDED, ERASURE_NEEDS_ANOTHER,
 * ERASURE_HELD_BY_DUTY, QUERY_TOO_LONG, and ERASURE_WAITS_FOR_RUN while a run is under way or where one published meanwhile.
 */
export async function confirmErasure(
  house: ErasureHouse,
  { id, by }: Readonly<{ id: number; by: string }>,
  { now, patience = PATIENT }: Deciding,
): Promise<FoundErasure> {
  const { erasures, runs } = house.ledger;
  if (by.trim() === '') throw problem('ERASURE_REASON_NEEDED', { option: '--by' });
  const asked = await erasures.find(id);
  if (!asked) throw problem('ERASURE_UNKNOWN', { erasure: id });
  if (asked.personKey === undefined || asked.state !== 'asked')
    throw problem('ERASURE_ENDED', { erasure: id });
  if (asked.askedBy === by.trim()) throw problem('ERASURE_NEEDS_ANOTHER', { erasure: id });
  if (await runs.findWriter()) throw waitsForRun();
  // Reading every register takes a while, so the lock is taken only afterwards: it is held for a moment, and what was read is still true.
  const published = await publishedNow(house);
  const traces = await findTraces(house, asked.personKey, patience);
  // What is published may have changed since it was asked, and so may duties.
  await refuseDuties(house, { person: traces, basis: asked.basis, now });
  await using _lock = await lockBetweenRuns(house);
  if ((await publishedNow(house)) !== published) throw waitsForRun();
  const erasure = await erasures.confirm(id, traces, by.trim());
  return { erasure, rows: Object.fromEntries(traces.rows) };
}

/** A run under way has read before whom to hold back. */
async function lockBetweenRuns({ ledger }: ErasureHouse): Promise<AsyncDisposable> {
  return await ledger.runs.lockWriter().catch((cause: unknown) => {
    throw cause instanceof Problem && cause.code === 'HOME_BUSY' ? waitsForRun(cause) : cause;
  });
}

async function publishedNow({ ledger }: ErasureHouse): Promise<string> {
  const current = await ledger.versions.allCurrent();
  return current
    .map(({ id }) => id)
    .sort()
    .join(' ');
}

function waitsForRun(cause?: Problem): Problem {
  return problem('ERASURE_WAITS_FOR_RUN', { retryAfterSeconds: TRY_AGAIN_SECONDS }, cause);
}

type Asked = Readonly<{ person: LinkedPerson; basis: string; now: Date }>;

async function refuseDuties(house: ErasureHouse, asked: Asked): Promise<void> {
  const duties = await dutiesAgainst(house, asked);
  if (duties.length === 0) return;
  throw problem('ERASURE_HELD_BY_DUTY', {
    duties: duties.map(({ title, law }) => `${title.th} / ${title.en} (${law.en})`).join('; '),
    ids: duties.map(({ id }) => id).join(' '),
  });
}
