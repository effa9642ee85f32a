export { findProblem, type Reading, type ReadingOrder, readPieces } from './pieces.ts';
export type { Piece } from './shelf.ts';
