import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadThailand } from '../../../../country/thailand/index.ts';
import { openLake, openServing, type Sql } from '../../../base/lake/index.ts';
import type { DatasetVersion, IsoDate } from '../../../base/model/index.ts';
import type { Country } from '../../../country.ts';
import { factCatalogue } from '../../../stages/profiles/index.ts';
import { openCards } from '../cards.ts';
import { gatherCodeWords } from '../code-words.ts';
import { indexPlaces } from '../place-index.ts';
import { type Reading, rememberMeasures, rememberPackages, rememberRights } from '../reading.ts';

/** Tables by dataset, each as the statement that makes it. */
export type SmallTables = Readonly<Record<string, Readonly<Record<string, Sql>>>>;

/** So few rows to a file that a small set is read as that of a large country is. */
const IN_FILES = { rowGroupRows: 2, groupsAFile: 2 };

/** A published set as small as a test needs it, in a lake of its own; closing takes the lake away. */
export async function openSmallReading(tables: SmallTables): Promise<Reading> {
  const home = await mkdtemp(join(tmpdir(), 'chipao-reading-'));
  const lake = await openLake(home, { memoryMb: 256, threads: 1 });
  const versions: DatasetVersion[] = [];
  for (const [dataset, statements] of Object.entries(tables)) {
    const { version } = await lake.build({ dataset, parents: [], fingerprint: [] }, async (workspace) => {
      for (const [table, select] of Object.entries(statements))
        await workspace.writeTable(table, select, IN_FILES);
      return {};
    });
    versions.push(version);
  }
  const serving = await openServing(lake, versions, 2);
  return {
    ...surroundings(),
    cards: openCards(serving),
    serving,
    knownMeasures: rememberMeasures(serving),
    runId: 1,
    version: (dataset) => versions.find((version) => version.dataset === dataset) as DatasetVersion,
    source: () => undefined,
    close: async () => {
      await serving.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

const ON = '2026-09-30' as IsoDate;
let loaded: Country | undefined;

function surroundings(): Pick<
  Reading,
  'country' | 'codeWords' | 'places' | 'facts' | 'asOf' | 'explainRights' | 'packagesOn'
> {
  loaded ??= loadThailand();
  return {
    country: loaded,
    codeWords: gatherCodeWords(loaded),
    places: indexPlaces(loaded.places(), { regions: loaded.regions(), locals: [] }),
    facts: factCatalogue(loaded.facts, []),
    asOf: ON,
    explainRights: rememberRights(loaded, ON),
    packagesOn: rememberPackages(loaded),
  };
}
