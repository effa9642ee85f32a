import { EVERYONE } from '../../base/disclosure/index.ts';
import { problem } from '../../base/errors/index.ts';
import { forEverybody, id, type Lake, openServing, type Serving, sql } from '../../base/lake/index.ts';
import type { Ledger } from '../../base/ledger/index.ts';
import { COUNTRY_CODE, type DatasetVersion, type IsoDate, type Text } from '../../base/model/index.ts';
import type { Country } from '../../country.ts';
import {
  type Explanation,
  type Known,
  type PackageReader,
  prepareAllExplanations,
  preparePackages,
} from '../../stages/entitlements/index.ts';
import { type FactEntry, factCatalogue } from '../../stages/profiles/index.ts';
import { figuresOf } from './areas/figures-table.ts';
import { openCards, type ReadCards } from './cards.ts';
import { type CodeWords, gatherCodeWords } from './code-words.ts';
import { indexPlaces, type PlaceIndex } from './place-index.ts';

/** A source behind an answer, with the date its data stands for. */
export type NamedSource = Readonly<{ source: string; title: Text; agency: Text; asOf: IsoDate }>;

/** One published set of versions, open for questions, with what is needed to put answers into words. */
export type Reading = Readonly<{
  country: Country;
  places: PlaceIndex;
  /** What agencies' codes mean. */
  codeWords: CodeWords;
  /** Every fact of the profiles with its words and registers. */
  facts: readonly FactEntry[];
  /** Ids of the measures that this set could count, zero or not. */
  knownMeasures: () => Promise<readonly string[]>;
  /** Why every programme answers as it does for a person on the set's own day; the rules are read when first asked. */
  explainRights: (known: Known) => Explanation[];
  /** Whole profiles by key. */
  cards: ReadCards;
  /** What works out packages of households by the rules of a day; the rules of a day are read once. */
  packagesOn: (day: IsoDate) => PackageReader;
  serving: Serving;
  asOf: IsoDate;
  runId: number;
  /** The version of a dataset in this set; throws VERSION_MISSING. */
  version: (dataset: string) => DatasetVersion;
  /** The named source of an id in this set; undefined when it was not delivered. */
  source: (id: string) => NamedSource | undefined;
  close: () => Promise<void>;
}>;

/** Opens what the last successful run published. Throws VERSION_MISSING when nothing is. */
export async function openReading(
  house: Readonly<{ lake: Lake; ledger: Ledger; country: Country }>,
): Promise<Reading> {
  const { ledger } = house;
  const versions = await ledger.versions.allCurrent();
  // Asked of the set itself: a run may publish between two questions, and the latest one would then be another.
  const run = versions[0] && (await ledger.runs.find(versions[0].runId));
  if (!run?.asOf) throw problem('VERSION_MISSING', { dataset: 'areas' });
  return openReadingOf(house, { runId: run.id, asOf: run.asOf, versions });
}

/** A whole set of versions, of the run that put it in place, and the day it was worked out for. */
export type PublishedSet = Readonly<{ runId: number; asOf: IsoDate; versions: readonly DatasetVersion[] }>;

/** Opens one published set, of now or of a former day. */
export async function openReadingOf(
  { lake, country }: Readonly<{ lake: Lake; country: Country }>,
  { runId, asOf, versions }: PublishedSet,
): Promise<Reading> {
  const serving = await openServing(lake, versions);
  const dates = new Map(
    versions.flatMap((version) => version.sources).map((entry) => [entry.source, entry.asOf]),
  );
  const contracts = new Map(country.contracts.map((contract) => [contract.id, contract]));
  const profiles = versions.find(({ dataset }) => dataset === 'profiles');
  return {
    country,
    places: indexPlaces(country.places(), { regions: country.regions(), locals: country.locals() }),
    codeWords: gatherCodeWords(country),
    facts: factCatalogue(country.facts, profiles?.sources ?? []),
    knownMeasures: rememberMeasures(serving),
    explainRights: rememberRights(country, asOf),
    packagesOn: rememberPackages(country),
    cards: openCards(serving),
    serving,
    asOf,
    runId,
    version: (dataset) => {
      const found = versions.find((version) => version.dataset === dataset);
      if (!found) throw problem('VERSION_MISSING', { dataset });
      return found;
    },
    source: (id) => {
      const contract = contracts.get(id);
      const date = dates.get(id);
      return contract && date
        ? { source: id, title: contract.title, agency: contract.agency.name, asOf: date }
        : undefined;
    },
    close: () => serving.close(),
  };
}

/** The whole country's row names every measure that is known; asked once for a set. */
export function rememberMeasures(serving: Serving): Reading['knownMeasures'] {
  let known: Promise<string[]> | undefined;
  const ask = async () => {
    const figures = await figuresOf(serving, [COUNTRY_CODE]);
    const rows = await serving.rows(sql`
      select ${id('measure')}
      from ${figures}
      where parent_code is null
        and grouping = ${EVERYONE}`);
    return rows.map((row) => String(row['measure']));
  };
  return () => {
    known ??= forEverybody(ask).catch((cause: unknown) => {
      known = undefined;
      throw cause;
    });
    return known;
  };
}

/** Rules of a day are the same for everybody who is asked about on it. */
export function rememberRights(country: Country, on: IsoDate): Reading['explainRights'] {
  let prepared: Reading['explainRights'] | undefined;
  return (known) => {
    prepared ??= prepareAllExplanations(country.programmes, { on });
    return prepared(known);
  };
}

/** Births are asked about on few days at a time. */
const DAYS_KEPT = 8;

/** Rules read for a day are the same for every household that is asked about on it; the days asked last are kept. */
export function rememberPackages(country: Country): Reading['packagesOn'] {
  const read = new Map<IsoDate, PackageReader>();
  return (day) => {
    const known = read.get(day) ?? preparePackages(country.programmes, { on: day });
    read.delete(day);
    read.set(day, known);
    for (const oldest of read.keys()) {
      if (read.size <= DAYS_KEPT) break;
      read.delete(oldest);
    }
    return known;
  };
}
