export { checkArrivals, identifyFile, type KnownFile } from './checking/arrivals.ts';
export { type CheckChoice, checkFiles } from './checking/check-files.ts';
export { doorAnswer, type FaultText, faultText } from './checking/fault-text.ts';
export { faultsCsv } from './checking/faults-csv.ts';
export type {
  ColumnCodes,
  ColumnDescription,
  FaultWord,
  FaultWords,
  FileDescription,
  FileEncoding,
  FileFault,
  FileForm,
  FileSet,
  FileSets,
  ReadFile,
  Row,
} from './description/file-set.ts';
export { faultWordsSchema, fileSchema, fileSetSchema } from './description/file-set-schema.ts';
export { type JsonSchema, jsonSchemaOf } from './description/json-schema.ts';
export { columnOf, field, openFileSet } from './description/open-file-set.ts';
export { shapeWords } from './description/shape-words.ts';
export { type GatheredFile, gatherFiles } from './gathering/gather-files.ts';
export { findSet, type MatchedFiles, matchFiles } from './gathering/match-files.ts';
export { type InventedUpload, type InventOrder, inventUpload } from './invent/invent-upload.ts';
export { inventedContentSchema } from './invent/invented-content.ts';
export { writeMended } from './mending/write-mended.ts';
export { type ReadChoice, readFile } from './reading/read-file.ts';
export { type WriteChoice, writeFile } from './writing/write-file.ts';
