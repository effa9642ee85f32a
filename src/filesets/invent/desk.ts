import type { InventedContent } from './invented-content.ts';

/** Given names and surnames by rank, from 1. */
export type InventedNames = Readonly<{
  surnameCount: number;
  surnameAt: (rank: number) => string;
  givenNameCount: (sex: 'male' | 'female') => number;
  givenNameAt: (sex: 'male' | 'female', rank: number) => string;
}>;

/** Cells of a row by the names of their columns. */
export type Cells = Record<string, string>;

/** One claim of an invented upload, as whoever checks a payment wants to know it. */
export type InventedClaim = Readonly<{
  kind: 'OP' | 'IP';
  hn: string;
  seq: string;
  an: string;
  scheme: string;
  totalBaht: string;
}>;

/** What visits and stays are written with. */
export type Desk = Readonly<{
  hospital: string;
  month: string;
  content: InventedContent;
  add: (file: string, cells: Cells) => void;
}>;
