import type { AreaHistoryAnswer } from '../../../contract/index.ts';

type Point = AreaHistoryAnswer['points'][number];
type Figure = Readonly<{ value: number; asOf: string }>;

/**
 * A figure as it stands, and as it stood when somebody was last here. Nothing for before where they have seen what stands, where
 * there was none, and where it is held back.
 */
export function figuresSince(
  points: readonly Pick<Point, 'asOf' | 'publishedAt' | 'value'>[],
  since: string | null,
): Readonly<{ now: Figure | undefined; before: Figure | undefined }> {
  const inOrder = points.toSorted((one, other) => one.publishedAt.localeCompare(other.publishedAt));
  const now = inOrder.at(-1);
  const seen = since === null ? undefined : inOrder.findLast(({ publishedAt }) => publishedAt <= since);
  return { now: known(now), before: seen === now ? undefined : known(seen) };
}

function known(point: Pick<Point, 'asOf' | 'value'> | undefined): Figure | undefined {
  return point && point.value !== null ? { value: point.value, asOf: point.asOf } : undefined;
}
