import { createReadStream } from 'node:fs';
import { problem } from '../../../base/errors/index.ts';
import type { SourceContract } from '../contract.ts';
import {
  breakRow,
  type CutRecords,
  type FieldFormat,
  NEWLINE,
  ROW_BYTES,
  type RowTarget,
  recordCutter,
  windows874,
} from '../records/index.ts';
import type { OpenTable } from './open-table.ts';
import { namesInLine } from './table-header.ts';
import { problemOfText, type TextFile } from './text-check.ts';

const CHUNK_BYTES = 1_048_576;

/** Opens a delimited text file, or throws what is wrong with it. */
export async function openDelimitedText(file: TextFile): Promise<OpenTable> {
  const wrong = problemOfText(file);
  if (wrong) throw wrong;
  const names = namesInLine(file.facts.text?.head ?? '', file.contract.file);
  const cut = recordCutter(formatOf(file.contract), names.length);
  return {
    names,
    copyRows: (target) => cutFile(file, cut, target),
    close: async () => undefined,
  };
}

function formatOf({ file }: SourceContract): FieldFormat {
  return {
    delimiter: file.delimiter.charCodeAt(0),
    quoted: file.quoted,
    letters: file.encoding === 'windows-874' ? windows874() : null,
  };
}

/** Shows a file to the cutter piece by piece; what is left of a piece is shown again with the next. */
async function* cutFile(file: TextFile, cut: CutRecords, target: RowTarget): AsyncGenerator<void> {
  let bytes = 0;
  let rest = Buffer.alloc(0);
  let skipsLine: 'header' | 'too long' | 'no' = 'header';
  for await (const chunk of createReadStream(file.path, { highWaterMark: CHUNK_BYTES })) {
    bytes += chunk.length;
    let text: Buffer = chunk;
    if (skipsLine !== 'no') {
      const newline = text.indexOf(NEWLINE);
      if (newline < 0) continue;
      text = text.subarray(newline + 1);
      skipsLine = 'no';
    }
    if (rest.length > 0) text = Buffer.concat([rest, text]);
    rest = Buffer.from(text.subarray(cut(text, target, false)));
    if (rest.length > ROW_BYTES && !rest.includes(NEWLINE)) {
      target.rowNo += 1;
      breakRow(target, 'ROW_TOO_LONG', '');
      rest = Buffer.alloc(0);
      skipsLine = 'too long';
    }
    yield;
  }
  if (bytes !== file.facts.bytes) throw problem('FILE_CHANGED', { file: file.name });
  cut(rest, target, true);
  yield;
}
