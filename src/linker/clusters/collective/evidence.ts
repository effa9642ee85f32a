import { checkLength, checkPairs, type Pairs, unusable } from '../pairs/index.ts';

/** Candidate pairs of records, strong and weak, and what the fields of each say. */
export type Evidence = Readonly<{
  edges: Pairs &
    Readonly<{
      /** The row of `fieldWeights` that each pair shows. */
      pattern: Int32Array;
      /** Bits of each pair where they differ from the sum over its fields, for example by the rarity of its values. */
      weight?: Float32Array;
    }>;
  fields: number;
  /** Bits of each field under each pattern: `fieldWeights[pattern * fields + field]`; NaN where a value was missing. */
  fieldWeights: Float32Array;
  /** log2 of the odds that two records taken at random are one person. */
  prior: number;
}>;

/** Refuses evidence whose arrays do not fit each other. */
export function checkEvidence({ edges, fields, fieldWeights }: Evidence, records: number): void {
  checkPairs(edges, records);
  checkLength('pattern', edges.pattern.length, edges.left.length);
  if (edges.weight) checkLength('weight', edges.weight.length, edges.left.length);
  const patterns = fields > 0 ? fieldWeights.length / fields : Number.NaN;
  if (!Number.isInteger(patterns))
    throw unusable(`${fieldWeights.length} field weights for ${fields} fields`);
  for (const pattern of edges.pattern) {
    if (pattern < 0 || pattern >= patterns) throw unusable(`pattern ${pattern} is not one of ${patterns}`);
  }
}

/** The bits of each pattern: the prior and what the fields say. */
export function patternBits({ fields, fieldWeights, prior }: Evidence): Float64Array {
  const bits = new Float64Array(fieldWeights.length / fields).fill(prior);
  for (let pattern = 0; pattern < bits.length; pattern++) {
    for (let field = 0; field < fields; field++) {
      const says = fieldWeights[pattern * fields + field] ?? Number.NaN;
      if (!Number.isNaN(says)) bits[pattern] = (bits[pattern] ?? 0) + says;
    }
  }
  return bits;
}

/** The weight of each pair on its own. */
export function pairWeights(evidence: Evidence): Float32Array {
  const { weight, pattern } = evidence.edges;
  if (weight) return weight;
  const bits = patternBits(evidence);
  return Float32Array.from(pattern, (row) => bits[row] ?? Number.NaN);
}
