import { problem } from '../../base/errors/index.ts';
import type { SourceContract } from '../../stages/intake/index.ts';
import { isTexts, type RegisterRow } from './register-row.ts';

/** Rows of a register are made in one place, so a wrong name shows at once; checking them all would slow the writer. */
const CHECKED_ROWS = 100;

/** Stops when one of the first rows does not fit the columns of the register: its values would be lost in silence. */
export function columnGuard(contract: SourceContract): (row: RegisterRow) => void {
  const known = new Set(contract.columns.map((column) => column.name));
  let checked = 0;
  return (row) => {
    if (checked >= CHECKED_ROWS) return;
    checked += 1;
    const where = `writing ${contract.id}`;
    if (isTexts(row)) {
      if (row.length === known.size) return;
      throw problem('UNEXPECTED', { where, reason: `${row.length} cells for ${known.size} columns` });
    }
    const unknown = Object.keys(row).find((name) => !known.has(name));
    if (unknown === undefined) return;
    throw problem('UNEXPECTED', { where, reason: `there is no column ${unknown}` });
  };
}
