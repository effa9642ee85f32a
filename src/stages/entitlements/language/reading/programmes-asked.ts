import { z } from 'zod';
import type { Programme } from '../content/index.ts';

/** A `receives … entitled` of a programme: whose rules it asks, and where. */
export type Asked = Readonly<{ programme: string; path: readonly PropertyKey[] }>;

const askingSchema = z.object({ receives: z.object({ programme: z.string(), as: z.literal('entitled') }) });

/** The programmes by whose rules a programme decides or pays; what a stacking rule takes off comes after all decisions. */
export function programmesAsked({ versions, overlays }: Programme): Asked[] {
  return [...askedIn(versions, ['versions']), ...askedIn(overlays, ['overlays'])];
}

function askedIn(part: unknown, path: readonly PropertyKey[]): Asked[] {
  if (typeof part !== 'object' || part === null) return [];
  const asking = 'receives' in part ? askingSchema.safeParse(part) : undefined;
  if (asking?.success) {
    return [{ programme: asking.data.receives.programme, path: [...path, 'receives', 'programme'] }];
  }
  return Object.entries(part).flatMap(([key, inner]) => {
    return askedIn(inner, [...path, Array.isArray(part) ? Number(key) : key]);
  });
}
