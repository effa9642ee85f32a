import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { dialect, type Engine, id, literal, type Sql, sql, type Workspace } from '../../base/lake/index.ts';
import { type CastPlan, REJECT_STEP } from './cast-rows.ts';
import type { SourceContract } from './contract.ts';
import {
  clearMentions,
  type Holds,
  hasHeldNumber,
  isMentioned,
  makeDigestTable,
  makeHeldRows,
  OWN_NUMBER,
} from './erased/index.ts';
import type { Piece } from './pieces/index.ts';
import { numberOfReason } from './reasons.ts';
import {
  acceptedRows,
  claimedKeys,
  countsOf,
  duplicateRows,
  knownPlaces,
  mendedRows,
  pieceRows,
  rejectedRows,
  repairedRows,
} from './steps.ts';

const VALUE_LETTERS = 60;

/** A source being cast: where its parts are written, and what it is cast by. */
export type Casting = Readonly<{
  workspace: Workspace;
  contract: SourceContract;
  plan: CastPlan;
  readsPlaces: boolean;
  /** What stands for nothing in any column. */
  blank: readonly string[];
  castInTurn: CastInTurn;
  /** All contracts, and whose rows are not taken in. */
  contracts: readonly SourceContract[];
  holds?: Holds | undefined;
}>;

/** Casts when it is this source's turn, with so many threads: reading takes little memory, casting much. */
export type CastInTurn = <Answer>(cast: (threads: number) => Promise<Answer>) => Promise<Answer>;

/** How many rows of a file stand, or were rejected or repaired for a reason. */
export type RowCount = Readonly<{
  table: 'accepted' | 'rejected' | 'repaired';
  fileNo: number;
  code: string;
  rows: number;
}>;

/** A process that a file has taken over must not put anything else into our tables. */
const brokenRowSchema = z.strictObject({
  fileNo: z.number().int().positive(),
  rowNo: z.number().int().positive(),
  code: z.enum(['FIELD_COUNT', 'TEXT_ENCODING', 'ROW_TOO_LONG']),
  value: z.string().max(VALUE_LETTERS),
});

/** Casts pieces as they come, each by the same few statements, and writes a part of every table for each. */
export async function castPieces(casting: Casting, pieces: AsyncGenerator<Piece>): Promise<RowCount[]> {
  await prepareTables(casting);
  const counts: RowCount[] = [];
  const { castInTurn, workspace } = casting;
  for await (const piece of oneAhead(pieces)) {
    const found = await castInTurn(async (threads) => {
      await workspace.engine.run(dialect.useThreads(threads));
      return castPiece(casting, piece);
    });
    counts.push(...found);
  }
  return counts;
}

/** Tables that all pieces look at. */
async function prepareTables({ workspace: { engine }, readsPlaces, holds }: Casting): Promise<void> {
  await engine.run(dialect.forgetRowOrder());
  if (holds) await makeDigestTable(engine, holds);
  if (readsPlaces) await makeTable(engine, 'known_place', knownPlaces());
  await makeTable(engine, 'claimed_key', sql`select '' as key where false`);
}

async function castPiece(casting: Casting, piece: Piece): Promise<RowCount[]> {
  const { contract, plan, workspace, blank } = casting;
  const { engine } = workspace;
  await makeTable(engine, 'cast_row', plan.select(pieceRows(contract, { ...piece, blank })));
  await rm(piece.path, { force: true });
  await withholdRows(casting);
  await makeTable(
    engine,
    'broken_row',
    sql`select 0 as file_no, 0 as row_no, '' as code, '' as value where false`,
  );
  await engine.append('broken_row', await brokenRows(piece.brokenPath, casting.holds));
  await rm(piece.brokenPath, { force: true });
  await makeTable(engine, 'duplicate_row', duplicateRows(contract));
  await makeTable(engine, 'rejected_row', rejectedRows(contract));
  await makeTable(engine, 'mended_row', mendedRows(plan, contract));
  await makeTable(engine, 'repaired_row', repairedRows(plan, contract));
  await engine.run(sql`insert into claimed_key ${claimedKeys(contract)}`);
  await workspace.writePart('accepted', acceptedRows(plan, contract));
  await workspace.writePart('rejected', sql`select * from rejected_row order by file_no, row_no`);
  await workspace.writePart('repaired', sql`select * from repaired_row order by row_id, field`);
  const counts = [];
  for (const table of ['accepted', 'rejected', 'repaired'] as const) {
    const rows = await engine.rows(countsOf(table, plan, contract));
    counts.push(
      ...rows.map((row) => ({
        table,
        fileNo: Number(row['file_no']),
        code: typeof row['code'] === 'string' ? row['code'] : '',
        rows: Number(row['rows']),
      })),
    );
  }
  return counts;
}

/** Rows that could not be cut, in the order of the columns of `broken_row`. */
async function brokenRows(path: string, holds: Holds | undefined): Promise<(string | number)[][]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const { fileNo, rowNo, code, value } = brokenRowSchema.parse(JSON.parse(line));
    return hasHeldNumber(holds, value) ? [fileNo, rowNo, 'ERASED', ''] : [fileNo, rowNo, code, value];
  });
}

/** Rows about people who were erased are rejected before anything else is said of them, and nothing that stood in them is kept. */
async function withholdRows({ workspace: { engine }, contract, contracts, plan, holds }: Casting) {
  if (!holds) return;
  const fields = new Set(plan.fields);
  const order = { holds, contract, contracts, has: (field: string) => fields.has(field) };
  const erased = literal(numberOfReason('ERASED'));
  if ((await makeHeldRows(engine, 'cast_row', order)) > 0) {
    const place = contract.columns.findIndex(({ field }) => field === OWN_NUMBER) + 1;
    const reject = sql`${literal(Math.max(1, place) * REJECT_STEP)} + ${erased}`;
    const number = fields.has(OWN_NUMBER) ? sql`, ${id(OWN_NUMBER)} = null` : sql``;
    await engine.run(sql`
      update cast_row set _reject = ${reject}, _reject_value = null${number}
      where row_id in (select row_id from held_row)`);
  }
  for (const cleared of await clearMentions(engine, 'cast_row', order)) {
    const mended = plan.mended.find(({ field }) => field === cleared);
    if (mended)
      await engine.run(
        sql`update cast_row set ${id(mended.column)} = ${erased} where ${isMentioned(cleared)}`,
      );
  }
}

function makeTable(engine: Engine, name: string, select: Sql): Promise<void> {
  return engine.run(dialect.createTable(id(name), select));
}

/** Asks for the next piece before the one at hand is used, so that files are read while the engine casts. */
async function* oneAhead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  let next = items.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = items.next();
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await next.catch(() => undefined);
    await items.return(undefined);
  }
}
