import { zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import type { Claim } from '../../../base/claim/index.ts';
import { openPart } from '../../../base/keys/index.ts';
import type { KeptClaim } from '../../../base/ledger/index.ts';
import { type ClaimDesk, placeOf, type SentFile } from './submit-claims.ts';

const FILES = 0;
const CLAIMS = 1;
const NEWLINE = 0x0a;
const headsSchema = z.array(z.tuple([z.string(), z.number().int()]));

/** A claim with what it says. */
export type OpenedClaim = Readonly<{ kept: KeptClaim; claim: Claim }>;

/** Uploads that are in memory at once: a list may be of as many uploads as claims, and each holds all that a hospital sent that day. */
const AT_ONCE = 8;

/** Opens what claims say now, in the order given; each upload is opened once, a few at a time, and only the claims asked for are kept. */
export async function openClaims(
  { book, keys }: Pick<ClaimDesk, 'book' | 'keys'>,
  kept: readonly KeptClaim[],
): Promise<OpenedClaim[]> {
  const byUpload = Map.groupBy(kept, ({ upload }) => upload);
  const uploads = [...byUpload.keys()];
  const opened = new Map<KeptClaim, Claim>();
  for (let first = 0; first < uploads.length; first += AT_ONCE) {
    const sealed = await book.sealed(uploads.slice(first, first + AT_ONCE), 'claims');
    for (const [id, { receipt, key, sealed: part }] of sealed) {
      const text = zstdDecompressSync(
        openPart(keys, placeOf(receipt), { key, part, index: CLAIMS }),
      ).toString();
      // What was sealed by us opens as it was or not at all.
      const all = JSON.parse(text) as Claim[];
      for (const one of byUpload.get(id) ?? []) {
        const claim = all[one.place];
        if (claim) opened.set(one, claim);
      }
    }
  }
  return kept.flatMap((one) => {
    const claim = opened.get(one);
    return claim ? [{ kept: one, claim }] : [];
  });
}

/** The bytes of an upload as they came. */
export async function openFiles(
  { book, keys }: Pick<ClaimDesk, 'book' | 'keys'>,
  upload: bigint,
): Promise<SentFile[]> {
  const found = (await book.sealed([upload], 'files')).get(upload);
  if (!found) return [];
  const { receipt, key, sealed: part } = found;
  const packed = zstdDecompressSync(openPart(keys, placeOf(receipt), { key, part, index: FILES }));
  const start = packed.indexOf(NEWLINE) + 1;
  const heads = headsSchema.parse(JSON.parse(packed.subarray(0, start).toString()));
  let at = start;
  return heads.map(([name, length]) => {
    const bytes = packed.subarray(at, at + length);
    at += length;
    return { name, bytes };
  });
}
