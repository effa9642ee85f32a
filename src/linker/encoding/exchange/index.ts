export { readEncodingLines, writeEncodingLines } from './encoding-lines.ts';
export {
  checkSameProject,
  collectEncodings,
  type EncodingBatch,
  type EncodingHeader,
  type Encodings,
  WORD_BITS,
} from './encodings.ts';
