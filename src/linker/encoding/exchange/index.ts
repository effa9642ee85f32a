export { readEncodingLines, writeEncodingLines } from './encoding-lines.ts';
export {
  checkSameProject,
  collectEncodings,
  type EncodingBatch,
  type EncodingHeader,
  type Encodings,
  encodingHeaderSchema,
  WORD_BITS,
} from './encodings.ts';
