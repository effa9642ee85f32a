export {
  findFile,
  type OpenCatalogueAnswer,
  type OpenDictionaryAnswer,
  type OpenRecord,
  readCatalogue,
  readDictionary,
} from './catalogue.ts';
export { OPEN_DATASETS } from './datasets.ts';
export { type OpenShelf, openShelf } from './shelf.ts';
export { type OpenFile, type OpenSet, writeOpenData } from './write-open-data.ts';
