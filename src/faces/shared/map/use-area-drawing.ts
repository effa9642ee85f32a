import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { Text } from '../../../base/model/index.ts';
import { questions } from '../api/index.ts';
import { drawShapes } from './drawing.ts';
import { type MapShape, mergeShapes, readShapes } from './shapes.ts';

type Region = Readonly<{ code: string; name: Text }>;

const HOUR_MS = 3_600_000;

/**
 * The drawing of the areas one level down, kept like the outlines it is made from: it takes as long to make as the rest of the page. Or
 * of `regions`, each drawn from the provinces in it; `waiting` is for regions that are not known yet.
 */
export function drawingOf(code: string, regions?: readonly Region[] | 'waiting') {
  const parts = regions === 'waiting' ? undefined : regions;
  return queryOptions({
    queryKey: ['drawing', code, parts?.map((region) => region.code) ?? regions],
    queryFn: async ({ client }) => drawShapes(await shapesOf(client, code, parts)),
    enabled: regions !== 'waiting',
    staleTime: HOUR_MS,
    structuralSharing: false,
    // Asking for the outlines is tried again as every question is.
    retry: false,
  });
}

/** The drawing of a page's map, or how it stands with it. */
export function useAreaDrawing(code: string, regions: readonly Region[] | 'waiting' | undefined) {
  return useQuery(drawingOf(code, regions));
}

/** One map as it is; several as one shape each. */
async function shapesOf(
  client: QueryClient,
  code: string,
  regions: readonly Region[] | undefined,
): Promise<readonly MapShape[]> {
  const outlinesOf = async (area: string) =>
    readShapes(await client.ensureQueryData(questions.boundaries(area)));
  if (!regions) return outlinesOf(code);
  const merged = await Promise.all(
    regions.map(async (region) => mergeShapes(region, await outlinesOf(region.code))),
  );
  return merged.filter((shape) => shape !== undefined);
}
