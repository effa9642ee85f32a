import { HASH_BYTES, type Hash } from '../../merkle/index.ts';

/** What a log asks of a witness: sign this note, which continues the size you signed last, as this proof shows. */
export type AddCheckpoint = Readonly<{ old: number; proof: readonly Hash[]; note: string }>;

const LONGEST_PROOF = 63;

/** The request as it is sent. */
export function writeAddCheckpoint({ old, proof, note }: AddCheckpoint): string {
  return `old ${old}\n${proof.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${note}`;
}

/** Reads a request; gives nothing when it is not written as one. */
export function parseAddCheckpoint(text: string): AddCheckpoint | undefined {
  const split = text.indexOf('\n\n');
  if (split < 0) return undefined;
  const [first = '', ...lines] = text.slice(0, split).split('\n');
  const [, old] = /^old (0|[1-9]\d{0,15})$/.exec(first) ?? [];
  const proof = lines.map((line) => Buffer.from(line, 'base64'));
  const isWhole = proof.every(
    (hash, place) => hash.length === HASH_BYTES && hash.toString('base64') === lines[place],
  );
  if (old === undefined || !isWhole || proof.length > LONGEST_PROOF) return undefined;
  return { old: Number(old), proof, note: text.slice(split + 2) };
}
