export { type DenseNumbers, denseNumbers } from './dense-numbers.ts';
export { byRecords, edgesAtLeast, strongestFirst } from './edge-order.ts';
export { checkLength, checkPairs, type Edges, type Pairs, unusable } from './edges.ts';
export { exactNumbers, type IdColumn } from './id-keys.ts';
export { keepWhere, positionsWhere } from './positions.ts';
export { sortByKeys } from './radix-sort.ts';
export { connectedComponents, flatten, rootOf, singletons, uniteChosen, unitePairs } from './union-find.ts';
