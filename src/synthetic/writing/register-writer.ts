import { problem } from '../../base/errors/index.ts';
import type { SourceContract } from '../../stages/intake/index.ts';
import { delimitedLines } from './delimited-lines.ts';
import type { RegisterWriter } from './register-row.ts';
import { openSpool } from './spool.ts';
import { openSpreadsheetWriter } from './spreadsheet-writer.ts';

/** Opens one file of a register as its contract says the agency writes it; members of a zip go through openZipWriter. */
export function openRegisterWriter(
  order: Readonly<{ contract: SourceContract; path: string }>,
): RegisterWriter {
  const { format } = order.contract.file;
  if (format === 'xlsx') return openSpreadsheetWriter(order);
  if (format === 'delimited') return openDelimitedWriter(order);
  const reason = 'this register travels inside a zip';
  throw problem('UNEXPECTED', { where: `writing ${order.contract.id}`, reason });
}

function openDelimitedWriter(order: Readonly<{ contract: SourceContract; path: string }>): RegisterWriter {
  const lines = delimitedLines(order.contract);
  const spool = openSpool(order.path, order.contract.file.encoding);
  let rows = 0;
  spool.add(lines.start);
  return {
    write: (row) => {
      spool.add(lines.line(row));
      return ++rows;
    },
    writeRaw: (line) => {
      spool.add(lines.rawLine(line));
      return ++rows;
    },
    close: async () => spool.flush(),
  };
}
