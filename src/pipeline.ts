import { type BuiltVersion, buildStage, type Lake, type StagePlan } from './base/lake/index.ts';
import type { DatasetVersion, IsoDate } from './base/model/index.ts';
import type { Environment } from './base/settings/index.ts';
import type { Country } from './country.ts';
import { planAreas } from './stages/areas/index.ts';
import { planEntitlements } from './stages/entitlements/index.ts';
import { planGaps } from './stages/gaps/index.ts';
import { planHouseholds } from './stages/households/index.ts';
import { buildPlaces, type IntakeOutcome, receiveFiles } from './stages/intake/index.ts';
import { planLinkage } from './stages/linkage/index.ts';
import { planPoverty } from './stages/poverty/index.ts';
import { planProfiles } from './stages/profiles/index.ts';

/** The stages in the order a record travels. */
export const STAGES = [
  'places',
  'intake',
  'linkage',
  'households',
  'profiles',
  'entitlements',
  'poverty',
  'gaps',
  'areas',
] as const;
export type StageName = (typeof STAGES)[number];

/** What happens on the way, for whoever watches. */
export type PipelineEvent = Readonly<
  | { kind: 'begun'; stage: StageName }
  | { kind: 'source'; source: string; rows: number; made: boolean }
  | { kind: 'ended'; stage: StageName; rows: number; seconds: number; made: boolean }
>;

/** What one run of the journey needs. */
export type Journey = Readonly<{
  lake: Lake;
  country: Country;
  environment: Environment;
  personKey: string;
  inputDir: string;
  /** The day that ages and rights are worked out for; the latest date of a file when not given. */
  asOf?: IsoDate | undefined;
  /** This stage and those after it are made again though nothing changed. */
  from?: StageName | undefined;
  /** Versions readers see now: a source that sent nothing readable keeps its current one. */
  current: readonly DatasetVersion[];
  onEvent: (event: PipelineEvent) => void;
}>;

/** Where a run arrived. */
export type Arrival = Readonly<{
  asOf: IsoDate;
  versions: readonly DatasetVersion[];
  intake: IntakeOutcome;
  seconds: Readonly<Record<StageName | 'total', number>>;
}>;

/** The story: agencies' files in; one linked person and household; who is owed what; who misses out; every area counted. */
export async function runJourney(journey: Journey): Promise<Arrival> {
  const watch = openWatch(journey);
  const places = await watch.stage('places', (options) =>
    buildPlaces(journey.lake, journey.country.places(), options),
  );
  const intake = await watch.intake((options) => receiveFiles({ ...journey, ...options, places }));
  const made = await followRecords(journey, { watch, places, ...intake });
  const received = intake.sources.map((source) => source.version);
  return { asOf: intake.asOf, versions: [places, ...received, ...made], intake, seconds: watch.seconds() };
}

type Received = Pick<IntakeOutcome, 'sources' | 'asOf'> & Readonly<{ watch: Watch; places: DatasetVersion }>;

/** From accepted rows to areas: each stage reads what stands above it. */
async function followRecords(
  journey: Journey,
  { watch, places, sources, asOf }: Received,
): Promise<DatasetVersion[]> {
  const { lake, country, personKey: secret } = journey;
  const { programmes, indicators, facts, measures } = country;
  const build = (stage: StageName, plan: StagePlan) =>
    watch.stage(stage, (options) => buildStage(lake, plan, options));

  const linkage = await build('linkage', planLinkage({ sources, settings: country.linkage, secret }));
  const households = await build(
    'households',
    planHouseholds({ sources, linkage, settings: country.households }),
  );
  const profiles = await build(
    'profiles',
    planProfiles({ sources, linkage, households, places, facts, asOf }),
  );
  const entitlements = await build('entitlements', planEntitlements({ profiles, programmes, asOf }));
  const poverty = await build('poverty', planPoverty({ sources, profiles, households, indicators, asOf }));
  const judged = { profiles, entitlements, poverty, programmes, asOf };
  const gaps = await build('gaps', planGaps({ ...judged, settings: country.gaps }));
  const dimensions = indicators.dimensions.map((dimension) => dimension.id);
  const areas = await build('areas', planAreas({ ...judged, gaps, measures, dimensions }));
  return [linkage, households, profiles, entitlements, poverty, gaps, areas];
}

type Options = Readonly<{ again: boolean }>;

/** Runs stages under a watch. */
type Watch = Readonly<{
  stage: (stage: StageName, work: (options: Options) => Promise<BuiltVersion>) => Promise<DatasetVersion>;
  intake: (work: (options: Options) => Promise<IntakeOutcome>) => Promise<IntakeOutcome>;
  seconds: () => Arrival['seconds'];
}>;

/** Tells who watches what happens, and keeps the times. */
function openWatch(journey: Journey): Watch {
  const started = performance.now();
  const seconds = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<StageName, number>;
  const firstAgain = journey.from ? STAGES.indexOf(journey.from) : STAGES.length;
  const timed = async <Answer>(stage: StageName, work: (options: Options) => Promise<Answer>) => {
    journey.onEvent({ kind: 'begun', stage });
    const begun = performance.now();
    const answer = await work({ again: STAGES.indexOf(stage) >= firstAgain });
    seconds[stage] = (performance.now() - begun) / 1000;
    return answer;
  };
  return {
    stage: async (
      stage: StageName,
      work: (options: Options) => Promise<BuiltVersion>,
    ): Promise<DatasetVersion> => {
      const { version, made } = await timed(stage, work);
      const rows = version.tables.reduce((all, table) => all + table.rows, 0);
      journey.onEvent({ kind: 'ended', stage, rows, seconds: seconds[stage], made });
      return version;
    },
    intake: async (work) => {
      const outcome = await timed('intake', work);
      journey.onEvent({
        kind: 'ended',
        stage: 'intake',
        rows: outcome.rowsIn,
        seconds: seconds.intake,
        made: outcome.made,
      });
      return outcome;
    },
    seconds: () => ({ ...seconds, total: (performance.now() - started) / 1000 }),
  };
}
