export { findProblem, type Piece, type Reading, type ReadingOrder, readPieces } from './pieces.ts';
export { DATE_CELL_END } from './workbook.ts';
