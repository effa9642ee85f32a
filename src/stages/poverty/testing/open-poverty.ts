import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { loadPoverty } from '../../../../country/thailand/indicators/index.ts';
import { openLake } from '../../../base/lake/index.ts';
import {
  type Answers,
  type Found,
  type Home,
  type Profile,
  povertyOf,
  type SmallCountry,
} from './small-poverty.ts';

/** Judges made-up households by the country's own sets, in a lake that closing takes away. */
export type SmallPoverty = Readonly<{
  judge: (
    homes: readonly Home[],
    profiles?: readonly Profile[],
    more?: Pick<SmallCountry, 'links' | 'sentOn'>,
  ) => Promise<Found>;
  close: () => Promise<void>;
}>;

/** Opens such a lake. */
export async function openSmallPoverty(): Promise<SmallPoverty> {
  const content = loadPoverty();
  const folder = await mkdtemp(joinPath(tmpdir(), 'chipao-poverty-'));
  const lake = await openLake(folder, { memoryMb: 500, threads: 1 });
  return {
    judge: (homes, profiles = [], more = {}) => povertyOf(lake, { content, homes, profiles, ...more }),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What an agency marked of an indicator. */
export type Mark = 'pass' | 'fail' | 'not-applicable' | null;

/** Marks of all 31 indicators as an older file gives them: passed unless said otherwise. */
export function marks(others: Readonly<Record<number, Mark>> = {}): Answers {
  const all = Array.from({ length: 31 }, (_, index) => index + 1);
  return Object.fromEntries(
    all.map((number) => [`ind${number}`, others[number] === undefined ? 'pass' : (others[number] ?? null)]),
  );
}
