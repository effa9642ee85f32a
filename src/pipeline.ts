import { problem } from './base/errors/index.ts';
import type { Keys } from './base/keys/index.ts';
import { buildStage, type Lake, type StagePlan } from './base/lake/index.ts';
import { COUNTRY_CODE, type DatasetVersion, type IsoDate } from './base/model/index.ts';
import type { Environment } from './base/settings/index.ts';
import type { Country } from './country.ts';
import {
  openWatch,
  type PipelineEvent,
  type StageName,
  type StageOptions,
  type Watch,
} from './stage-watch.ts';
import { planAreas } from './stages/areas/index.ts';
import { planEntitlements } from './stages/entitlements/index.ts';
import { planGaps } from './stages/gaps/index.ts';
import { planHouseholds } from './stages/households/index.ts';
import {
  buildPlaces,
  type Holds,
  presentSources,
  runIntake,
  type SetAside,
  type SourceContract,
  type Survey,
  surveyInput,
} from './stages/intake/index.ts';
import { buildLinkage, type LinkDecision } from './stages/linkage/index.ts';
import { planNeeds } from './stages/needs/index.ts';
import { planPoverty } from './stages/poverty/index.ts';
import { type FactCorrection, planProfiles } from './stages/profiles/index.ts';
import { planSearch } from './stages/search/index.ts';

/** What one run of the journey needs. */
export type Journey = Readonly<{
  lake: Lake;
  country: Country;
  environment: Environment;
  /** Where facts about input files are remembered, so that unchanged ones are not read again. */
  cacheFile: string;
  personKey: string;
  /** What noise is made with: shares of agreements ask the same keys, or the same people would be drawn noise for twice. */
  keys: Pick<Keys, 'recordKeySecret'>;
  inputDir: string;
  /** The day that ages and rights are worked out for; the latest date of a file when not given. */
  asOf?: IsoDate | undefined;
  /** This stage and those after it are made again though nothing changed. */
  from?: StageName | undefined;
  /** Versions readers see now: a source that sent nothing readable keeps its current one. */
  current: readonly DatasetVersion[];
  /** What reviewers decided about who is who. */
  decisions?: readonly LinkDecision[] | undefined;
  /** What agencies found to be right about people, where their registers say otherwise. */
  corrections?: readonly FactCorrection[] | undefined;
  /** People who were erased: their rows are not taken in. */
  holds?: Holds | undefined;
  onEvent: (event: PipelineEvent) => void;
}>;

/** Where a run arrived. */
export type Arrival = Readonly<{
  asOf: IsoDate;
  versions: readonly DatasetVersion[];
  received: Received;
  seconds: Readonly<Record<StageName | 'total', number>>;
}>;

/** What the files of the input folder came to. */
export type Received = Readonly<{
  sources: readonly Readonly<{ contract: SourceContract; version: DatasetVersion }>[];
  asOf: IsoDate;
  made: boolean;
  rowsIn: number;
  rowsAccepted: number;
  rowsRejected: number;
  rejectedByReason: Readonly<Record<string, number>>;
  /** Files that could not be read, and files whose content came under another name too. */
  refused: readonly SetAside[];
  ignored: readonly SetAside[];
  unrecognised: readonly string[];
}>;

/** The story: agencies' files in; one linked person and household; who is owed what; who misses out; every area counted. */
export async function runJourney(journey: Journey): Promise<Arrival> {
  const { lake, country } = journey;
  const watch = openWatch(journey);
  const places = await watch.stage('places', (options) =>
    buildPlaces(lake, { id: country.placesId(), read: country.places }, options),
  );
  const received = await watch.intake((options) => receiveFiles(journey, places, options));
  const made = await followRecords(journey, { watch, places, ...received });
  const sources = received.sources.map((source) => source.version);
  return { asOf: received.asOf, versions: [places, ...sources, ...made], received, seconds: watch.seconds() };
}

type Ready = Pick<Received, 'sources' | 'asOf'> & Readonly<{ watch: Watch; places: DatasetVersion }>;

/** From accepted rows to areas: each stage reads what stands above it. */
async function followRecords(
  journey: Journey,
  { watch, places, sources, asOf }: Ready,
): Promise<DatasetVersion[]> {
  const { lake, country, keys, corrections } = journey;
  const build = (stage: StageName, plan: StagePlan) =>
    watch.stage(stage, (options) => buildStage(lake, plan, options));

  const linkage = await watch.stage('linkage', (options) =>
    buildLinkage(
      lake,
      {
        sources,
        settings: country.linkage,
        secret: journey.personKey,
        decisions: journey.decisions,
        former: journey.current.find(({ dataset }) => dataset === 'linkage'),
        occasion: { asOf },
      },
      options,
    ),
  );
  const households = await build(
    'households',
    planHouseholds({ sources, linkage, settings: country.households, asOf }),
  );
  const profiles = await build(
    'profiles',
    planProfiles({ sources, linkage, households, places, facts: country.facts, asOf, corrections }),
  );
  // All are planned before one is begun.
  const planned = (stage: StageName, plan: StagePlan) => () => build(stage, plan);
  const [entitlements, needs, poverty] = await allDone(lake, [
    planned('entitlements', planEntitlements({ profiles, programmes: country.programmes, asOf })),
    planned('needs', planNeeds({ profiles, needs: country.needs(), asOf })),
    planned(
      'poverty',
      planPoverty({ sources, profiles, households, linkage, content: country.poverty(), asOf }),
    ),
  ]);
  const judged = { profiles, entitlements, poverty, programmes: country.programmes, asOf };
  const gaps = await build('gaps', planGaps({ ...judged, linkage, settings: country.gaps }));
  const areas = await build(
    'areas',
    planAreas({ ...judged, ...areaContent(country), places, needs, gaps, secret: keys.recordKeySecret() }),
  );
  const search = await build('search', planSearch({ profiles, areas, fold: country.linkage.fold }));
  return [linkage, households, profiles, entitlements, needs, poverty, gaps, areas, search];
}

type Work = () => Promise<DatasetVersion>;

/**
 * Stages of which none reads another, and none alone keeps all threads busy: side by side where there is memory for an engine each, else
 * one after the other. Waits for all, also where one fails: nothing may go on working behind a run that has ended.
 */
async function allDone(
  { limits }: Lake,
  works: readonly [Work, Work, Work],
): Promise<[DatasetVersion, DatasetVersion, DatasetVersion]> {
  const [one, other, third] = works;
  if ((limits.enginesAtOnce ?? 1) < works.length) return [await one(), await other(), await third()];
  const begun = [one(), other(), third()] as const;
  await Promise.allSettled(begun);
  return Promise.all(begun);
}

/** What a country says of counting: measures, indicator sets, and the areas beside the official levels. */
export function areaContent({ measures, indicators, poverty, needs, regions, locals }: Country) {
  const dimensions = indicators.dimensions.map((dimension) => dimension.id);
  const grouped = regions().flatMap((scheme) =>
    scheme.regions.map(({ place, provinces }) => ({ code: place.code, provinces })),
  );
  const administered = locals().map(({ place, members }) => {
    return { code: place.code, parent: place.parent ?? COUNTRY_CODE, members };
  });
  const { sets, fragile } = poverty();
  return {
    measures,
    dimensions,
    sets,
    fragile: fragile.map(({ id }) => id),
    needed: needs().needs,
    side: { regions: grouped, locals: administered },
  };
}

/** Takes the files in. A source that sent nothing readable keeps the version readers see now. */
async function receiveFiles(
  journey: Journey,
  places: DatasetVersion,
  options: StageOptions,
): Promise<Received> {
  const { lake, country, inputDir, cacheFile } = journey;
  const survey = await surveyInput({ inputDir, contracts: country.contracts, cacheFile });
  const intake = await runIntake(lake, {
    ...options,
    survey,
    places,
    contracts: country.contracts,
    codeLists: country.codeLists,
    settings: country.intake,
    environment: journey.environment,
    holds: journey.holds,
    onBegin: (source) => journey.onEvent({ kind: 'source', source }),
  });
  const { current, holds } = journey;
  const { contracts } = country;
  const sources = await presentSources(lake, { contracts, built: intake.built, current, places, holds });
  const latest = [
    ...sources.flatMap(({ version }) => version.sources.map((source) => source.asOf)),
    ...readDates(survey, intake.refused),
  ]
    .sort()
    .at(-1);
  if (!latest) throw problem('INPUT_MISSING', { path: inputDir });
  const made = intake.built.some(({ version }) => version.made);
  return {
    sources,
    asOf: journey.asOf ?? latest,
    made,
    ...totalsOf(sources.map(({ version }) => version)),
    ...intake,
  };
}

/** The dates of files that were read. A source is as old as its oldest file, but the newest tells what happened until its own day. */
function readDates({ deliveries }: Survey, refused: readonly SetAside[]): IsoDate[] {
  const aside = new Set(refused.map(({ source, file }) => `${source} ${file}`));
  return deliveries.flatMap(({ contract, files }) =>
    files.flatMap(({ name, asOf }) => (aside.has(`${contract.id} ${name}`) ? [] : [asOf])),
  );
}

function totalsOf(versions: readonly DatasetVersion[]) {
  const sum = (name: string) => versions.reduce((all, version) => all + Number(version.notes[name] ?? 0), 0);
  const rejectedByReason: Record<string, number> = {};
  for (const { notes } of versions) {
    for (const [code, rows] of Object.entries(notes['byCode'] ?? {}))
      rejectedByReason[code] = (rejectedByReason[code] ?? 0) + Number(rows);
  }
  return {
    rowsIn: sum('rowsIn'),
    rowsAccepted: sum('rowsAccepted'),
    rowsRejected: sum('rowsRejected'),
    rejectedByReason,
  };
}
