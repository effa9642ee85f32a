import writeExcelFile from 'write-excel-file/node';
import type { StatementLayout } from '../../../base/claim/index.ts';
import { csvFile } from '../../../base/model/index.ts';
import {
  MONEY_WORDS,
  type StatementFormat,
  type StatementHead,
  type StatementRow,
} from './statement-rows.ts';

/** A statement to be written: in which layout, about what, and its rows. */
export type WritableStatement = Readonly<{
  layout: StatementLayout;
  head: StatementHead;
  rows: readonly StatementRow[];
}>;

/** Writes a statement: as a workbook in the columns that hospitals' programs read, as lines with the same columns, or as data. */
export async function writeStatement(statement: WritableStatement, format: StatementFormat): Promise<Buffer> {
  if (format === 'xlsx') return await writeWorkbook(statement);
  return Buffer.from(format === 'csv' ? writeLines(statement) : writeData(statement));
}

/** What stands above the heads in files of payers; the heads come sixth. */
function titlesOf({ layout, head }: WritableStatement): string[][] {
  return [
    [layout.title.th],
    [`เลขที่เอกสาร ${head.document}`],
    [`สถานพยาบาล ${head.hospital}`],
    [`วันที่ออกรายงาน ${head.writtenOn}`],
    [layout.verified ? '' : layout.note.th],
  ];
}

function cellsOf({ layout }: WritableStatement, row: StatementRow): string[] {
  return layout.columns.map(({ holds }) => (holds === undefined ? '' : (row[holds] ?? '')));
}

async function writeWorkbook(statement: WritableStatement): Promise<Buffer> {
  const { layout, rows } = statement;
  const isMoney = layout.columns.map(({ holds }) => holds !== undefined && MONEY_WORDS.includes(holds));
  const data = [
    ...titlesOf(statement).map(([title = '']) => [{ value: title, type: String }]),
    layout.columns.map(({ name }) => ({ value: name, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) =>
      cellsOf(statement, row).map((text, at) => {
        if (text === '') return null;
        return isMoney[at]
          ? { value: Number(text), type: Number, format: '#,##0.00' }
          : { value: text, type: String };
      }),
    ),
  ];
  return await writeExcelFile(data, { sheet: layout.sheet }).toBuffer();
}

function writeLines(statement: WritableStatement): string {
  const { layout, rows } = statement;
  return csvFile([layout.columns.map(({ name }) => name), ...rows.map((row) => cellsOf(statement, row))]);
}

function writeData({ layout, head, rows }: WritableStatement): string {
  const { id, kind, verified } = layout;
  return `${JSON.stringify({ layout: id, kind, verified, ...head, rows }, null, 1)}\n`;
}
