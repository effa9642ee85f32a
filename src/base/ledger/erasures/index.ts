export { type ErasureBook, openErasureBook } from './erasure-book.ts';
export type { ErasureTables } from './erasure-tables.ts';
export type { Erasure, ErasureHold, ErasureReceipt, HeldSoFar } from './erasure-words.ts';
