import { problem } from '../../base/errors/index.ts';
import type { ConformanceCase } from '../cases/case-schema.ts';

/** Cases by their ids or the beginnings of them; all of them where none is named. Throws CONFORMANCE_CASE_UNKNOWN. */
export function pickCases(
  cases: readonly ConformanceCase[],
  wanted: readonly string[],
): readonly ConformanceCase[] {
  if (wanted.length === 0) return cases;
  const fits = (id: string, one: string) => id === one || id.startsWith(`${one}.`);
  const unknown = wanted.find((one) => !cases.some(({ id }) => fits(id, one)));
  if (unknown !== undefined) {
    const known = [...new Set(cases.map(({ id }) => id.split('.')[0] ?? id))].join(', ');
    throw problem('CONFORMANCE_CASE_UNKNOWN', { id: unknown, known });
  }
  return cases.filter(({ id }) => wanted.some((one) => fits(id, one)));
}
