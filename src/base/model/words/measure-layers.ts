/** Where measures stand on pages, in the order pages show them. */
export const MEASURE_LAYERS = [
  'overview',
  'gap',
  'dimension',
  'indicator',
  'poverty',
  'fragile',
  'care',
  'needs',
  'disability',
  'programme',
] as const;
