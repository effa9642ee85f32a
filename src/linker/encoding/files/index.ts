export { type EncodedFiles, type EncodeOrder, encodeFiles } from './encode-files.ts';
export {
  type LinkedFiles,
  linkEncodingFiles,
  type PilotAnswer,
  pilotThreshold,
} from './link-encoding-files.ts';
