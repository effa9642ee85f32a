import type { Lake } from '../../../base/lake/index.ts';
import type { DatasetVersion } from '../../../base/model/index.ts';
import type { SourceContract } from '../contract.ts';
import type { Holds } from './holds.ts';
import { withoutErased } from './withhold-version.ts';

/** What there is of every source: what was taken in now, and what readers see of those that sent nothing. */
export type Present = Readonly<{
  contracts: readonly SourceContract[];
  built: readonly Readonly<{ source: string; version: Readonly<{ version: DatasetVersion }> }>[];
  current: readonly DatasetVersion[];
  places: DatasetVersion;
  holds: Holds | undefined;
}>;

/** The version of every source that has one; a source that sent nothing readable keeps its current one, without people who were erased since. */
export async function presentSources(
  lake: Lake,
  { contracts, built, current, places, holds }: Present,
): Promise<Readonly<{ contract: SourceContract; version: DatasetVersion }>[]> {
  const taken = new Map(built.map(({ source, version }) => [source, version.version]));
  const sources = [];
  for (const contract of contracts) {
    const version =
      taken.get(contract.id) ?? current.find(({ dataset }) => dataset === `intake/${contract.id}`);
    if (!version) continue;
    const kept = { contract, contracts, version, places, holds };
    sources.push({ contract, version: await withoutErased(lake, kept) });
  }
  return sources;
}
