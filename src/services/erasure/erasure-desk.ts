import { problem } from '../../base/errors/index.ts';
import type { Erasure } from '../../base/ledger/index.ts';
import { dutiesAgainst } from './duties.ts';
import type { ErasureHouse } from './erasure-house.ts';
import { findTraces, type Traces } from './traces.ts';

/** What is asked for: whose data, on what ground, why, and by whom. */
export type WantedErasure = Readonly<{ person: bigint; basis: string; reason: string; by: string }>;

/** An erasure, and of how many rows of which registers it is. */
export type FoundErasure = Readonly<{ erasure: Erasure; rows: Readonly<Record<string, number>> }>;

/** What a reason is sealed as. */
const REASON = 'erasure reason';

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
  const traces = await findTraces(house, wanted.person);
  await refuseDuties(house, { traces, basis, now });
  const { personKey } = traces;
  const reason = await house.vault.seal({ person: personKey, kind: REASON, text: wanted.reason });
  const erasure = await house.ledger.erasures.ask({ personKey, basis, reason, by });
  return { erasure, rows: Object.fromEntries(traces.rows) };
}

/**
 * A second person confirms, and from then on rows of this person are not taken in: the next run makes everything without them and then
 * destroys what was made before. It cannot be taken back. Throws ERASURE_UNKNOWN, ERASURE_ENDED, ERASURE_NEEDS_ANOTHER,
 * ERASURE_HELD_BY_DUTY, and HOME_BUSY while a run is under way.
 */
export async function confirmErasure(
  house: ErasureHouse,
  { id, by }: Readonly<{ id: number; by: string }>,
  now: Date,
): Promise<FoundErasure> {
  const { erasures } = house.ledger;
  if (by.trim() === '') throw problem('ERASURE_REASON_NEEDED', { option: '--by' });
  const asked = await erasures.find(id);
  if (!asked) throw problem('ERASURE_UNKNOWN', { erasure: id });
  if (asked.personKey === undefined || asked.state !== 'asked')
    throw problem('ERASURE_ENDED', { erasure: id });
  // A run under way has read before whom to hold back.
  await using _lock = await house.ledger.runs.lockWriter();
  // What is published may have changed since it was asked, and so may duties.
  const traces = await findTraces(house, asked.personKey);
  await refuseDuties(house, { traces, basis: asked.basis, now });
  const erasure = await erasures.confirm(id, traces, by.trim());
  return { erasure, rows: Object.fromEntries(traces.rows) };
}

type Asked = Readonly<{ traces: Traces; basis: string; now: Date }>;

async function refuseDuties(house: ErasureHouse, asked: Asked): Promise<void> {
  const duties = await dutiesAgainst(house, asked);
  if (duties.length === 0) return;
  throw problem('ERASURE_HELD_BY_DUTY', {
    duties: duties.map(({ title, law }) => `${title.th} / ${title.en} (${law.en})`).join('; '),
  });
}
