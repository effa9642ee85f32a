import { open } from 'node:fs/promises';
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

/** As much as processors keep close at hand. */
const CHUNK_BYTES = 262_144;

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

/** Shows a file to the cutter piece by piece, always in the same memory; what is left of a piece is shown again with the next. */
async function* cutFile(file: TextFile, cut: CutRecords, target: RowTarget): AsyncGenerator<void> {
  const handle = await open(file.path, 'r');
  try {
    const view = { buffer: Buffer.allocUnsafeSlow(Math.min(CHUNK_BYTES, file.facts.bytes + 1)), kept: 0 };
    let bytes = 0;
    let skipsLine: 'header' | 'too long' | 'no' = 'header';
    for (;;) {
      makeWide(view);
      const { buffer, kept } = view;
      const { bytesRead } = await handle.read(buffer, kept, buffer.length - kept);
      if (bytesRead === 0) break;
      bytes += bytesRead;
      const end = kept + bytesRead;
      let from = 0;
      if (skipsLine !== 'no') {
        const newline = buffer.subarray(0, end).indexOf(NEWLINE);
        if (newline < 0) continue;
        from = newline + 1;
        skipsLine = 'no';
      }
      from += cut(buffer.subarray(from, end), target, false);
      buffer.copyWithin(0, from, end);
      view.kept = end - from;
      if (view.kept > ROW_BYTES && !buffer.subarray(0, view.kept).includes(NEWLINE)) {
        target.rowNo += 1;
        breakRow(target, 'ROW_TOO_LONG', '');
        view.kept = 0;
        skipsLine = 'too long';
      }
      yield;
    }
    if (bytes !== file.facts.bytes) throw problem('FILE_CHANGED', { file: file.name });
    cut(view.buffer.subarray(0, view.kept), target, true);
    yield;
  } finally {
    await handle.close();
  }
}

/** What is kept must leave room for more. */
function makeWide(view: { buffer: Buffer; kept: number }): void {
  if (view.kept <= view.buffer.length / 2) return;
  const wider = Buffer.allocUnsafeSlow(2 * view.buffer.length + 1);
  view.buffer.copy(wider, 0, 0, view.kept);
  view.buffer = wider;
}
