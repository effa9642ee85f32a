export { DATE_CELL_END } from './date-cell.ts';
export { namesInLine } from './header-names.ts';
export { openFile } from './open-file.ts';
export {
  type FileForm,
  type FileInHand,
  isRefusal,
  REFUSAL_CODES,
  type Refusal,
} from './open-table.ts';
export { problemOfText } from './text-check.ts';
export { type UnpackedFile, unpackArchive } from './unpack-archive.ts';
