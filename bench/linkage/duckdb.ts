import { DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';

const THREADS = '2';

/** What a bench needs of an engine: statements run for their effect, small answers, and whole columns of integers. */
export type BenchEngine = Readonly<{
  run: (text: string) => Promise<void>;
  rows: (text: string) => Promise<DuckDBValue[][]>;
  /** The INTEGER columns of a large answer, without a single row being made. */
  intColumns: (text: string, columns: number) => Promise<Int32Array[]>;
  close: () => void;
}>;

/** An engine in memory on two threads, apart from the ones that are measured. */
export async function openBenchEngine(): Promise<BenchEngine> {
  const instance = await DuckDBInstance.create(':memory:', { threads: THREADS });
  const connection = await instance.connect();
  return {
    run: async (text) => {
      await connection.run(text);
    },
    rows: async (text) => (await connection.runAndReadAll(text)).getRows(),
    intColumns: async (text, columns) => {
      const [counted] = (await connection.runAndReadAll(`select count(*) from (${text})`)).getRows();
      const filled = Array.from({ length: columns }, () => new Int32Array(Number(counted?.[0])));
      const answer = await connection.stream(text);
      let at = 0;
      for (;;) {
        const chunk = await answer.fetchChunk();
        if (!chunk || chunk.rowCount === 0) return filled;
        for (const [index, column] of filled.entries()) column.set(integersOf(chunk, index), at);
        at += chunk.rowCount;
      }
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

type Chunk = Readonly<{ rowCount: number; getColumnVector: (column: number) => unknown }>;

function integersOf(chunk: Chunk, column: number): Int32Array {
  const vector = chunk.getColumnVector(column);
  const items = typeof vector === 'object' && vector !== null && 'items' in vector ? vector.items : undefined;
  if (!(items instanceof Int32Array)) throw new Error(`column ${column} is not INTEGER`);
  return items.subarray(0, chunk.rowCount);
}
