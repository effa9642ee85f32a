import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Text } from '../../../base/model/index.ts';
import type { BoundariesAnswer } from '../../../contract/index.ts';
import { questions } from '../api/index.ts';
import { type MapShape, mergeShapes, readShapes } from './shapes.ts';

type Region = Readonly<{ code: string; name: Text }>;

/** Shapes to draw, or how it stands with them. */
export type AreaShapes = Readonly<{
  data: readonly MapShape[] | undefined;
  isPending: boolean;
  isError: boolean;
  error: Error | null;
  retry: () => void;
}>;

/**
 * The shapes of the areas one level down; or of `regions`, each drawn from the provinces in it. `waiting` is for regions that are not
 * known yet.
 */
export function useAreaShapes(code: string, regions: readonly Region[] | 'waiting' | undefined): AreaShapes {
  const parts = regions === 'waiting' ? [] : regions;
  const codes = parts ? parts.map((region) => region.code) : [code];
  const answers = useQueries({ queries: codes.map((one) => questions.boundaries(one)), combine });
  const data = useMemo(
    () => (codes.length === 0 ? undefined : answers.maps && shapesFrom(answers.maps, parts)),
    [answers.maps, parts, codes.length],
  );
  return { ...answers, isPending: !data && !answers.isError, data };
}

type Answer = Readonly<{
  data?: BoundariesAnswer | undefined;
  error: Error | null;
  refetch: () => unknown;
}>;

function combine(answers: readonly Answer[]) {
  const maps = answers.flatMap(({ data }) => data ?? []);
  const failed = answers.filter(({ error }) => error !== null);
  return {
    maps: maps.length === answers.length ? maps : undefined,
    isError: failed.length > 0,
    error: failed[0]?.error ?? null,
    retry: () => {
      for (const { refetch } of failed) refetch();
    },
  };
}

/** One map as it is; several as one shape each. */
function shapesFrom(
  maps: readonly BoundariesAnswer[],
  regions: readonly Region[] | undefined,
): readonly MapShape[] {
  if (!regions) return maps.flatMap((map) => readShapes(map));
  return regions.flatMap((region, index) => {
    const map = maps[index];
    return (map && mergeShapes(region, readShapes(map))) ?? [];
  });
}
