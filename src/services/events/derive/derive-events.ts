import { buildStage, type Lake } from '../../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../../base/model/index.ts';
import type { Country } from '../../../country.ts';
import { factCatalogue } from '../../../stages/profiles/index.ts';
import { planEvents } from './plan-events.ts';

/** What a run made, and what readers saw until then. */
export type EventOccasion = Readonly<{
  lake: Lake;
  country: Pick<Country, 'events' | 'facts' | 'programmes'>;
  made: readonly DatasetVersion[];
  current: readonly DatasetVersion[];
  asOf: IsoDate;
}>;

/** The version of all life events after a run: to be published with what the run made. */
export type DerivedEvents = Readonly<{ version: DatasetVersion; fresh: number }>;

/**
 * Compares what a run made with what readers saw until then. A run that changed nobody's facts leaves the events as they are; so does
 * one whose former set is there no more.
 */
export async function deriveEvents({
  lake,
  country,
  made,
  current,
  asOf,
}: EventOccasion): Promise<DerivedEvents> {
  const known = find(current, 'events');
  const profiles = get(made, 'profiles');
  const former = find(current, 'profiles');
  if (known && former?.id === profiles.id) return { version: known, fresh: 0 };
  const decided = find(current, 'entitlements');
  const isThere = former && decided && (await lake.find(former.id)) && (await lake.find(decided.id));
  const plan = planEvents({
    now: {
      linkage: get(made, 'linkage'),
      profiles,
      households: get(made, 'households'),
      entitlements: get(made, 'entitlements'),
      gaps: get(made, 'gaps'),
    },
    before: isThere && former.id !== profiles.id ? { profiles: former, entitlements: decided } : undefined,
    known: known && (await lake.find(known.id)),
    content: country.events(),
    facts: factCatalogue(country.facts, profiles.sources),
    programmes: country.programmes,
    asOf,
  });
  const { version } = await buildStage(lake, plan);
  return { version, fresh: freshIn(version) };
}

function freshIn({ notes }: DatasetVersion): number {
  const fresh = Array.isArray(notes['fresh']) ? notes['fresh'] : [];
  return fresh.reduce(
    (sum: number, row: Readonly<Record<string, unknown>>) => sum + Number(row['events']),
    0,
  );
}

function find(versions: readonly DatasetVersion[], dataset: string): DatasetVersion | undefined {
  return versions.find((version) => version.dataset === dataset);
}

function get(versions: readonly DatasetVersion[], dataset: string): DatasetVersion {
  const version = find(versions, dataset);
  if (!version) throw new RangeError(`a run makes ${dataset}`);
  return version;
}
