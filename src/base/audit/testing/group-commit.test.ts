import { expect, it } from 'vitest';
import { gatherGroups } from './group-commit.ts';

it('writes what comes at once together, and tells each its place', async () => {
  const groups: number[] = [];
  const { add, settle } = gatherGroups(
    async (group) => {
      groups.push(group.length);
      return groups.slice(0, -1).reduce((sum, count) => sum + count, 0);
    },
    { withinMs: 5, most: 10 },
  );
  const places = await Promise.all(
    Array.from({ length: 25 }, (_, place) => add(Buffer.from(`entry ${place}`))),
  );
  await settle();
  expect(places).toEqual(Array.from({ length: 25 }, (_, place) => place));
  expect(groups).toEqual([10, 10, 5]);
});
