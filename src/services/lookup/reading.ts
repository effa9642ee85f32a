import { problem } from '../../base/errors/index.ts';
import { id, type Lake, openServing, type Serving, sql } from '../../base/lake/index.ts';
import type { Ledger } from '../../base/ledger/index.ts';
import type { DatasetVersion, IsoDate, Text } from '../../base/model/index.ts';
import type { Country } from '../../country.ts';
import { type FactEntry, factCatalogue } from '../../stages/profiles/index.ts';
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
  serving: Serving;
  asOf: IsoDate;
  runId: number;
  /** The version of a dataset in this set; throws VERSION_MISSING. */
  version: (dataset: string) => DatasetVersion;
  /** The named source of an id in this set; undefined when it was not delivered. */
  source: (id: string) => NamedSource | undefined;
  close: () => Promise<void>;
}>;

/** The grouping of figures that leaves nobody out. */
export const EVERYONE = 'all';

/** Opens what the last successful run published. Throws VERSION_MISSING when nothing is. */
export async function openReading(
  house: Readonly<{ lake: Lake; ledger: Ledger; country: Country }>,
): Promise<Reading> {
  const { lake, ledger, country } = house;
  const versions = await ledger.versions.allCurrent();
  // Asked of the set itself: a run may publish between two questions, and the latest one would then be another.
  const run = versions[0] && (await ledger.runs.find(versions[0].runId));
  if (!run?.asOf) throw problem('VERSION_MISSING', { dataset: 'areas' });
  const serving = await openServing(lake, versions);
  const dates = new Map(
    versions.flatMap((version) => version.sources).map((entry) => [entry.source, entry.asOf]),
  );
  const contracts = new Map(country.contracts.map((contract) => [contract.id, contract]));
  return {
    country,
    places: indexPlaces(country.places()),
    codeWords: gatherCodeWords(country),
    facts: factCatalogue(
      country.facts,
      versions.find(({ dataset }) => dataset === 'profiles')?.sources ?? [],
    ),
    knownMeasures: rememberMeasures(serving),
    serving,
    asOf: run.asOf,
    runId: run.id,
    version: (dataset) => {
      const found = versions.find((version) => version.dataset === dataset);
      if (!found) throw problem('VERSION_MISSING', { dataset });
      return found;
    },
    source: (id) => {
      const contract = contracts.get(id);
      const asOf = dates.get(id);
      return contract && asOf
        ? { source: id, title: contract.title, agency: contract.agency.name, asOf }
        : undefined;
    },
    close: () => serving.close(),
  };
}

/** The whole country's row names every measure that is known; asked once for a set. */
export function rememberMeasures(serving: Serving): Reading['knownMeasures'] {
  let known: Promise<string[]> | undefined;
  const ask = async () => {
    const rows = await serving.rows(sql`
      select ${id('measure')}
      from areas.figures
      where parent_code is null
        and grouping = ${EVERYONE}`);
    return rows.map((row) => String(row['measure']));
  };
  return () => {
    known ??= ask();
    return known;
  };
}
