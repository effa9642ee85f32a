export { type Checkpoint, parseCheckpoint, writeCheckpoint } from './checkpoint.ts';
export {
  type KeyKind,
  makeSigner,
  readSigner,
  readVerifier,
  type Signer,
  signerOfSeed,
  type Verifier,
} from './keys.ts';
export {
  cosignText,
  findCosignature,
  isSigned,
  parseLine,
  parseNote,
  type SignedNote,
  signText,
  writeNote,
} from './note.ts';
