import { leavesOf } from '../../condition/index.ts';
import type { ColumnType, RowCondition, RowLeaf, RowValue } from '../object/index.ts';

/** The first thing in a condition that its columns cannot be asked, in words; nothing when all fits. */
export function findMisfit(
  condition: RowCondition,
  typeOf: (column: string) => ColumnType | undefined,
): Readonly<{ column: string; reason: string }> | undefined {
  for (const leaf of leavesOf(condition)) {
    const type = typeOf(leaf.column);
    const reason = type === undefined ? 'there is no such column' : misfitOf(leaf, type);
    if (reason) return { column: leaf.column, reason };
  }
  return undefined;
}

function misfitOf(leaf: RowLeaf, type: ColumnType): string | undefined {
  const wrong = `it holds ${type}`;
  if ('known' in leaf) return undefined;
  if ('is' in leaf) return isOf(leaf.is, type) ? undefined : wrong;
  if ('in' in leaf) return leaf.in.every((value) => isOf(value, type)) ? undefined : wrong;
  if ('startsWith' in leaf) return type === 'text' ? undefined : `${wrong}, so nothing begins it`;
  const edges = [leaf.from, leaf.to].filter((edge) => edge !== undefined);
  const ordered = type === 'integer' || type === 'date';
  if (!ordered) return `${wrong}, which has no order to take a range of`;
  return edges.every((edge) => isOf(edge, type)) ? undefined : wrong;
}

function isOf(value: RowValue, type: ColumnType): boolean {
  if (type === 'integer') return typeof value === 'number';
  if (type === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string' && (type === 'text' || /^\d{4}-\d{2}-\d{2}$/.test(value));
}
