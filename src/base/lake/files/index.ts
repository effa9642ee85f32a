export { cutFile, servedByKey } from './cut-file.ts';
export { each, findHolding, type HoldingAsked, type Stretch } from './holding.ts';
export {
  type Borrowed,
  isFileOf,
  openPlainFiles,
  openSealedFiles,
  type PlainFiles,
  type Sealing,
} from './plain-files.ts';
export { publishFolder } from './publish-folder.ts';
export { spillFolder, sweepSpill } from './spill.ts';
export { type VersionFolders, versionFolders } from './version-folders.ts';
export { type Forgotten, keepOnly, rewrapVersions, sealVersions } from './whole-lake.ts';
