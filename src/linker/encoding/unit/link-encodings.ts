import { z } from 'zod';
import { problem } from '../../../base/errors/index.ts';
import { checkSameProject, type Encodings } from '../exchange/index.ts';
import { assignOneToOne, inOrder, nextBest } from './assignment.ts';
import { type BandPlan, planBands, usefulPlaces } from './band-plan.ts';
import { comparePairs } from './compare-pairs.ts';
import { type Filters, filtersOf } from './dice.ts';

/** How a linkage unit links. The threshold comes from a pilot; see `thresholdFromPilot`. */
const unitSettingsSchema = z.strictObject({
  threshold: z.number().gt(0).max(1),
  assignment: z.enum(['one-to-one', 'all']).default('one-to-one'),
  /** Share of the pairs right at the threshold that blocking must find; those above are found more surely. */
  recall: z.number().min(0.5).max(0.9999).default(0.98),
  seed: z.number().int().min(0).default(1),
  /** Up to as many possible pairs all are compared, which takes seconds and misses none; beyond, only those that share a band. */
  allPairsUpTo: z.number().int().min(0).default(50_000_000),
  /** Records of one side that may agree in a band before they are passed over there. */
  largestBucket: z.number().int().min(1).default(500),
});
export type UnitSettings = z.infer<typeof unitSettingsSchema>;

/** Two records taken for one person, and how alike the next candidate of either was: close to `dice` means doubt. */
export type EncodedLink = Readonly<{ left: string; right: string; dice: number; next: number }>;

/** What came of it, with what blocking looked at and what it left out. */
export type EncodedLinks = Readonly<{
  links: readonly EncodedLink[];
  /** Null where all possible pairs were compared. Its recall falls below what was asked when too many bands would be needed. */
  plan: BandPlan | null;
  /** Mean share of bits set. Near a half each bit says most; far above, everybody looks alike. */
  fill: number;
  comparedPairs: number;
  droppedPairs: number;
  emptyRecords: number;
}>;

/**
 * Links two deliveries by their encodings alone; names, settings and key never come here. Throws ENCODING_SETTINGS_DIFFER or
 * ENCODING_KEYS_DIFFER when the two cannot be compared, ENCODING_TOO_MANY_PAIRS when the threshold is far too low.
 */
export function linkEncodings(
  left: Encodings,
  right: Encodings,
  settings: z.input<typeof unitSettingsSchema>,
): EncodedLinks {
  checkSameProject(left.header, right.header);
  const unit = parseUnitSettings(settings);
  const { bits } = left.header;
  const sides = { left: filtersOf(left, bits), right: filtersOf(right, bits) };
  const fill = fillOf(sides.left, sides.right, bits);
  const few = left.ids.length * right.ids.length <= unit.allPairsUpTo;
  const records = Math.min(left.ids.length, right.ids.length);
  const useful = usefulPlaces([sides.left, sides.right], bits);
  const plan = few ? null : planBands({ ...unit, useful, records });
  const { pairs, comparedPairs, droppedPairs } = comparePairs(sides, {
    ...unit,
    plan,
    places: useful.places,
  });
  const marks = { left: left.ids, right: right.ids };
  const kept = unit.assignment === 'one-to-one' ? assignOneToOne(pairs, marks) : inOrder(pairs, marks);
  const next = nextBest(pairs, marks);
  const links = kept.map((pair) => ({
    left: left.ids[pairs.left[pair] ?? 0] ?? '',
    right: right.ids[pairs.right[pair] ?? 0] ?? '',
    dice: pairs.dice[pair] ?? 0,
    next: next[pair] ?? 0,
  }));
  const emptyRecords = countEmpty(sides.left) + countEmpty(sides.right);
  return { links, plan, fill, comparedPairs, droppedPairs, emptyRecords };
}

function parseUnitSettings(settings: z.input<typeof unitSettingsSchema>): UnitSettings {
  const parsed = unitSettingsSchema.safeParse(settings);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  throw problem('ENCODING_SETTINGS_INVALID', {
    where: first?.path.join('.') || 'settings',
    reason: first?.message ?? 'another shape',
  });
}

function fillOf(left: Filters, right: Filters, bits: number): number {
  const set = [left, right].map((side) => side.set.reduce((sum, count) => sum + count, 0));
  const filled = [left, right].map((side) => side.set.length - countEmpty(side));
  const records = (filled[0] ?? 0) + (filled[1] ?? 0);
  return records === 0 ? 0 : ((set[0] ?? 0) + (set[1] ?? 0)) / (records * bits);
}

function countEmpty({ set }: Filters): number {
  return set.reduce((empty, count) => (count === 0 ? empty + 1 : empty), 0);
}
