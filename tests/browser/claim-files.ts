import { loadClaimFiles } from '../../country/thailand/index.ts';
import { sampleUpload } from '../../src/services/claims/testing/sample-upload.ts';

/** A file as a browser's chooser takes it. */
type ChosenFile = Readonly<{ name: string; mimeType: string; buffer: Buffer }>;

type Order = Readonly<{
  hospital: string;
  seed: number;
  changes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}>;

/** The 16 files of a small upload with two visits and a stay, all of them invented. */
export function claimFiles({ hospital, seed, changes = {} }: Order): ChosenFile[] {
  const set = loadClaimFiles().hubSet();
  const files = sampleUpload(set, { hospital, seed, changes, visits: 2, stays: 1 });
  return files.map(({ name, bytes }) => ({ name, mimeType: 'text/plain', buffer: bytes }));
}
