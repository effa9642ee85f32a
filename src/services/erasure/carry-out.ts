import type { Erasure } from '../../base/ledger/index.ts';
import type { Holds } from '../../stages/intake/index.ts';
import type { ErasureHouse } from './erasure-house.ts';
import { publishedSources, sourcesWith } from './traces.ts';

/** What a run holds against rows that come in, and the erasures it carries out by that. */
export type PendingErasures = Readonly<{ holds: Holds; erasures: readonly Erasure[] }>;

/** What came of it: how many people are gone, and the registers that still show somebody, for which it waits. */
export type CarriedOut = Readonly<{ erased: number; waitsFor: readonly string[] }>;

/** Tables that name nobody and are read of former days. */
const FIGURES: Readonly<Record<string, readonly string[]>> = { areas: ['figures'] };

/** Everything of people who were erased that intake must know; nothing in a home where nobody was. */
export async function readHolds({ ledger, keys }: ErasureHouse): Promise<PendingErasures | undefined> {
  const erasures = (await ledger.erasures.list()).filter(({ state }) => state === 'confirmed');
  const held = await ledger.erasures.held();
  if (!held) return undefined;
  const marks = new Map<string, string>();
  for (const { source, erasure } of held.sources)
    marks.set(source, [...(marks.get(source)?.split(' ') ?? []), String(erasure)].join(' '));
  const digests = held.digests.map((digest) => digest.toString('hex'));
  return { holds: { key: keys.erasureKey(), digests, marks }, erasures };
}

/**
 * After a run that held rows back: makes sure that nothing published has them, destroys what was made before together with its keys, and
 * closes the erasures. Where something still has them, the next run makes that anew. Only for who holds the writer's lock.
 */
export async function carryOut(
  house: ErasureHouse,
  { holds, erasures }: PendingErasures,
): Promise<CarriedOut> {
  if (erasures.length === 0) return { erased: 0, waitsFor: [] };
  const waitsFor = await sourcesStillWith(house, holds);
  if (waitsFor.length > 0) {
    // A version that a run left half-way may have somebody of whom nothing was published yet: the next run makes these anew.
    await house.ledger.erasures.foundIn(waitsFor, erasures);
    return { erased: 0, waitsFor };
  }
  const current = new Set((await house.ledger.versions.allCurrent()).map(({ id }) => id));
  const receipt = await house.lake.keepOnly((version) =>
    current.has(version) ? 'all' : (FIGURES[datasetOf(version)] ?? []),
  );
  for (const erasure of erasures) await house.ledger.erasures.finish(erasure, receipt);
  return { erased: erasures.length, waitsFor };
}

async function sourcesStillWith(house: ErasureHouse, holds: Holds): Promise<string[]> {
  const sources = await publishedSources(house);
  const engine = await house.lake.openEngine(sources.map(({ version }) => version));
  try {
    return await sourcesWith(engine, { sources, holds, contracts: house.country.contracts });
  } finally {
    await engine.close();
  }
}

function datasetOf(version: string): string {
  return version.slice(0, version.lastIndexOf('/'));
}
