import type { IsoDate, Language, Text } from '../../base/model/index.ts';
import type { OpenDataContent } from '../../country.ts';
import type { NamedSource, Reading } from '../lookup/index.ts';
import type { OpenColumn } from './columns.ts';
import { findDataset, OPEN_DATASETS, OPEN_FORMATS, type OpenDataset, unknownOpenData } from './datasets.ts';
import { OPEN_LEVELS, type OpenLevel } from './gate.ts';
import type { OpenFile, OpenSet } from './write-open-data.ts';

/** What is open to everybody. */
export type OpenCatalogueAnswer = Readonly<{
  asOf: IsoDate;
  version: string;
  licence: OpenDataContent['licence'];
  levels: OpenLevel[];
  sources: NamedSource[];
  datasets: {
    id: OpenDataset['id'];
    title: Text;
    notes: Text;
    level: OpenLevel;
    rows: number;
    columns: number;
    files: Pick<OpenFile, 'format' | 'name' | 'bytes' | 'etag'>[];
  }[];
}>;

/** The 14 mandatory fields of a government data catalogue, by their names there. */
export type OpenRecord = Readonly<
  Record<
    | 'data_type'
    | 'title'
    | 'owner_org'
    | 'maintainer'
    | 'maintainer_email'
    | 'tag_string'
    | 'notes'
    | 'objective'
    | 'update_frequency_unit'
    | 'geo_coverage'
    | 'data_source'
    | 'data_format'
    | 'data_category'
    | 'license_id',
    Text
  >
>;

/** Every column of an open table, and its record for a catalogue. */
export type OpenDictionaryAnswer = Readonly<{
  dataset: OpenDataset['id'];
  asOf: IsoDate;
  version: string;
  record: OpenRecord;
  columns: OpenColumn[];
  sources: NamedSource[];
}>;

/** Lists the open tables with the sizes of their files. */
export function readCatalogue(reading: Reading, { version, table, files }: OpenSet): OpenCatalogueAnswer {
  const { licence, datasets } = reading.country.openData();
  return {
    asOf: reading.asOf,
    version,
    licence,
    levels: [...OPEN_LEVELS],
    sources: sourcesOf(reading),
    datasets: OPEN_DATASETS.map(({ id, level }) => {
      const own = files.filter((file) => file.dataset === id);
      return {
        id,
        title: datasets[id].title,
        notes: datasets[id].notes,
        level,
        rows: own[0]?.rows ?? 0,
        columns: table.keys.length + table.measures.length,
        files: own.map(({ format, name, bytes, etag }) => ({ format, name, bytes, etag })),
      };
    }),
  };
}

/** The dictionary of an open table. Throws OPEN_DATA_UNKNOWN. */
export function readDictionary(
  reading: Reading,
  { version, table }: OpenSet,
  name: string,
): OpenDictionaryAnswer {
  const dataset = findDataset(name);
  return {
    dataset: dataset.id,
    asOf: reading.asOf,
    version,
    record: recordOf(reading, dataset),
    columns: [...table.keys, ...table.measures],
    sources: sourcesOf(reading),
  };
}

/** A file by its name, such as `provinces.csv`. Throws OPEN_DATA_UNKNOWN. */
export function findFile({ files }: OpenSet, name: string): OpenFile {
  const found = files.find((file) => file.name === name);
  if (!found)
    throw unknownOpenData(
      name,
      files.map((file) => file.name),
    );
  return found;
}

function recordOf(reading: Reading, { id }: OpenDataset): OpenRecord {
  const content = reading.country.openData();
  const words = content.datasets[id];
  const same = (text: string): Text => ({ th: text, en: text });
  const both = (write: (language: Language) => string): Text => ({ th: write('th'), en: write('en') });
  const agencies = (language: Language) => [
    ...new Set(sourcesOf(reading).map(({ agency }) => agency[language])),
  ];
  return {
    data_type: content.type,
    title: words.title,
    owner_org: content.owner,
    maintainer: content.maintainer,
    maintainer_email: same(content.email),
    tag_string: both((language) => content.tags[language].join(', ')),
    notes: words.notes,
    objective: content.objective,
    update_frequency_unit: content.frequency,
    geo_coverage: words.coverage,
    data_source: both((language) => agencies(language).join(', ')),
    data_format: same(OPEN_FORMATS.map(({ format }) => format.toUpperCase()).join(', ')),
    data_category: content.category,
    license_id: same(content.licence.id),
  };
}

function sourcesOf(reading: Reading): NamedSource[] {
  return reading.version('areas').sources.flatMap(({ source }) => reading.source(source) ?? []);
}
