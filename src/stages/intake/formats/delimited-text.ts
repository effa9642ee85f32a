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
import type { TextFacts } from '../text/index.ts';
import type { ByteSource } from './byte-source.ts';
import { namesInLine } from './header-names.ts';
import type { FileForm, OpenTable, Refusal } from './open-table.ts';
import { problemOfText } from './text-check.ts';

/** As much as processors keep close at hand. */
const CHUNK_BYTES = 262_144;

/** A text to read: how it looks, what is known of it, and a way to its bytes. */
export type TextOrder = Readonly<{
  form: FileForm;
  text: TextFacts | null;
  mayHaveNoRows: boolean;
  open: () => ByteSource | Promise<ByteSource>;
}>;

/** Opens a delimited text, or tells what is wrong with it. */
export function openDelimitedText(order: TextOrder): OpenTable | Refusal {
  const { form, text } = order;
  const wrong = problemOfText({ ...order, encoding: form.encoding });
  if (wrong) return wrong;
  const names = namesInLine(text?.head ?? '', form);
  const cut = recordCutter(formatOf(form), names.length);
  return { names, copyRows: (target) => cutText(order, cut, target) };
}

function formatOf({ delimiter, quoted, encoding }: FileForm): FieldFormat {
  return {
    delimiter: delimiter.charCodeAt(0),
    quoted,
    letters: encoding === 'windows-874' ? windows874() : null,
  };
}

/** Shows a text to the cutter piece by piece, always in the same memory; what is left of a piece is shown again with the next. */
async function* cutText(
  order: TextOrder,
  cut: CutRecords,
  target: RowTarget,
): AsyncGenerator<void, Refusal | undefined> {
  const source = await order.open();
  const view = { buffer: Buffer.allocUnsafeSlow(Math.min(CHUNK_BYTES, source.bytes + 1)), kept: 0 };
  let bytes = 0;
  let skipsLine: 'header' | 'too long' | 'no' = 'header';
  for (;;) {
    makeWide(view);
    const { buffer, kept } = view;
    const bytesRead = await source.readInto(buffer, kept);
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
  if (bytes !== source.bytes) return { code: 'FILE_CHANGED', params: {} };
  cut(view.buffer.subarray(0, view.kept), target, true);
  yield;
  return undefined;
}

/** What is kept must leave room for more. */
function makeWide(view: { buffer: Buffer; kept: number }): void {
  if (view.kept <= view.buffer.length / 2) return;
  const wider = Buffer.allocUnsafeSlow(2 * view.buffer.length + 1);
  view.buffer.copy(wider, 0, 0, view.kept);
  view.buffer = wider;
}
