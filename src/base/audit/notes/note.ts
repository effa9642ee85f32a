import type { Signer, Verifier } from './keys.ts';

/** One signature under a note: whose, by which key, and its bytes. */
export type NoteSignature = Readonly<{ name: string; id: Buffer; bytes: Buffer; line: string }>;

/** A text with signatures under it (C2SP signed-note). The text ends with a new line, which is signed too. */
export type SignedNote = Readonly<{ text: string; signatures: readonly NoteSignature[] }>;

const DASH = '\u2014';
const ID_BYTES = 4;
const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;
const LONGEST_NOTE = 100_000;

/** Reads a note; gives nothing when it is not written as one. */
export function parseNote(note: string): SignedNote | undefined {
  if (note.length > LONGEST_NOTE) return undefined;
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) return undefined;
  const lines = note.slice(split + 2, -1).split('\n');
  const signatures = lines.map(parseLine);
  if (!signatures.every((one) => one !== undefined)) return undefined;
  return { text: note.slice(0, split + 1), signatures };
}

/** Reads one line of signature. */
export function parseLine(line: string): NoteSignature | undefined {
  const [, name, encoded] = new RegExp(`^${DASH} ([^\\s+]+) ([A-Za-z0-9+/]+={0,2})$`, 'u').exec(line) ?? [];
  if (!name || !encoded) return undefined;
  const bytes = Buffer.from(encoded, 'base64');
  // Bits that decoding drops could be turned without anybody noticing.
  if (bytes.toString('base64') !== encoded || bytes.length <= ID_BYTES) return undefined;
  return { name, id: bytes.subarray(0, ID_BYTES), bytes: bytes.subarray(ID_BYTES), line };
}

/** A text with its signatures under it. */
export function writeNote(text: string, lines: readonly string[]): string {
  return `${text}\n${lines.map((line) => `${line}\n`).join('')}`;
}

/** The line with which a log signs a text. */
export function signText(signer: Signer, text: string): string {
  return lineOf(signer, signer.sign(Buffer.from(text)));
}

/** Whether the key signed the note. */
export function isSigned({ text, signatures }: SignedNote, verifier: Verifier): boolean {
  return signaturesOf(signatures, verifier).some(
    ({ bytes }) => bytes.length === SIGNATURE_BYTES && verifier.isSignedBy(Buffer.from(text), bytes),
  );
}

/** The line with which a witness says that it saw a checkpoint, and when (C2SP tlog-cosignature). */
export function cosignText(signer: Signer, text: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(BigInt(seconds));
  return lineOf(signer, Buffer.concat([time, signer.sign(cosignedBytes(text, seconds))]));
}

/** When the witness signed, or nothing when it did not. */
export function findCosignature(
  { text, signatures }: SignedNote,
  verifier: Verifier,
): Readonly<{ at: Date; line: string }> | undefined {
  return signaturesOf(signatures, verifier)
    .flatMap(({ bytes, line }) => {
      if (bytes.length !== TIME_BYTES + SIGNATURE_BYTES) return [];
      const seconds = Number(bytes.readBigUInt64BE());
      const isGood = verifier.isSignedBy(cosignedBytes(text, seconds), bytes.subarray(TIME_BYTES));
      return isGood ? [{ at: new Date(seconds * 1000), line }] : [];
    })
    .sort((left, right) => right.at.getTime() - left.at.getTime())[0];
}

function cosignedBytes(text: string, seconds: number): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);
}

function signaturesOf(
  signatures: readonly NoteSignature[],
  { name, id }: Verifier,
): readonly NoteSignature[] {
  return signatures.filter((one) => one.name === name && one.id.equals(id));
}

function lineOf({ name, id }: Signer, signature: Buffer): string {
  return `${DASH} ${name} ${Buffer.concat([id, signature]).toString('base64')}`;
}
