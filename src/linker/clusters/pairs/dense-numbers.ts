import { type IdColumn, idKeys, idsOfKeys } from './id-keys.ts';
import { sortByKeys } from './radix-sort.ts';
import { singletons } from './union-find.ts';

/** Ids as numbers 0 to n-1 in ascending order of id, one array for each column, and the id behind each number. */
export type DenseNumbers = Readonly<{ numbers: readonly Int32Array[]; ids: IdColumn }>;

/** Numbers the ids of some columns, for example both ends of edges, without gaps and in ascending order. */
export function denseNumbers(columns: readonly IdColumn[]): DenseNumbers {
  const { high, low } = idKeys(columns);
  const positions = singletons(low.length);
  sortByKeys({ high, low, positions });
  const numberAt = new Int32Array(positions.length);
  let count = 0;
  for (let place = 0; place < positions.length; place++) {
    const isNew = place === 0 || high[place] !== high[count - 1] || low[place] !== low[count - 1];
    if (isNew) {
      high[count] = high[place] ?? 0;
      low[count] = low[place] ?? 0;
      count++;
    }
    numberAt[positions[place] ?? 0] = count - 1;
  }
  const distinct = { high: high.subarray(0, count), low: low.subarray(0, count) };
  return { numbers: parts(numberAt, columns), ids: idsOfKeys(distinct, columns[0] ?? new Int32Array(0)) };
}

/** The numbers of one column after the other, as a view each. */
function parts(numbers: Int32Array, columns: readonly IdColumn[]): readonly Int32Array[] {
  let start = 0;
  return columns.map((column) => {
    start += column.length;
    return numbers.subarray(start - column.length, start);
  });
}
