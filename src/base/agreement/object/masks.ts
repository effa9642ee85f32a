import { z } from 'zod';
import type { ColumnType } from './datasets.ts';

/** What is left of a column's value when it leaves: nothing, all of it, a keyed token, or a coarser value. */
export type Mask =
  | Readonly<{ kind: 'drop' | 'clear' | 'token' | 'year' | 'last4' }>
  | Readonly<{ kind: 'band' | 'prefix'; size: number }>
  | Readonly<{ kind: 'const'; text: string }>;

const MASK = /^(?:(drop|clear|token|year|last4)|(band|prefix):([1-9]\d{0,11})|const:(.{0,60}))$/u;

/** A mask as it is written: `band:10`, `prefix:4`, `const:yes`. */
export const maskSchema = z
  .string()
  .regex(MASK, 'a mask is drop, clear, token, band:n, prefix:n, year, last4 or const:text');

/** Reads a mask that fits the schema. */
export function parseMask(written: string): Mask {
  const [, word, sized, size, text] = MASK.exec(written) ?? [];
  if (word === 'clear' || word === 'token' || word === 'year' || word === 'last4') return { kind: word };
  if (sized === 'band' || sized === 'prefix') return { kind: sized, size: Number(size) };
  return text === undefined ? { kind: 'drop' } : { kind: 'const', text };
}

const FITTING: Readonly<Record<Mask['kind'], readonly ColumnType[]>> = {
  drop: ['text', 'integer', 'boolean', 'date'],
  clear: ['text', 'integer', 'boolean', 'date'],
  const: ['text', 'integer', 'boolean', 'date'],
  token: ['text'],
  prefix: ['text'],
  last4: ['text'],
  band: ['integer'],
  year: ['date'],
};

/** Whether a mask can be put on a column of a type. */
export function maskFits(mask: Mask, type: ColumnType): boolean {
  return FITTING[mask.kind].includes(type);
}

/** The masks that can be put on a column of a type, as words. */
export function masksFor(type: ColumnType): string[] {
  return Object.entries(FITTING).flatMap(([kind, types]) => (types.includes(type) ? [kind] : []));
}

/** The type of what is left. */
export function maskedType(mask: Mask, type: ColumnType): ColumnType {
  if (mask.kind === 'year') return 'integer';
  return mask.kind === 'const' ? 'text' : type;
}

/** Whether what `after` leaves can be worked out of what `before` left: no value tells more than it did. */
export function isNoFiner(before: Mask, after: Mask): boolean {
  if (after.kind === 'drop' || after.kind === 'const' || before.kind === 'clear') return true;
  if (before.kind === 'band' && after.kind === 'band') return after.size % before.size === 0;
  if (before.kind === 'prefix' && after.kind === 'prefix') return after.size <= before.size;
  return before.kind === after.kind && !('size' in before);
}
