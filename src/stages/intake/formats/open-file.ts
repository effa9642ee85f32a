import { fileBytes } from './byte-source.ts';
import { openDelimitedText } from './delimited-text.ts';
import type { FileForm, FileInHand, OpenTable, Refusal } from './open-table.ts';

/** Opens a file by its format, or tells what is wrong with it; only the reader of its own format is loaded. */
export async function openFile(file: FileInHand, form: FileForm): Promise<OpenTable | Refusal> {
  switch (form.format) {
    case 'delimited':
      return openDelimitedText({
        form,
        text: file.text,
        mayHaveNoRows: false,
        open: () => fileBytes(file.fd, file.bytes),
      });
    case 'zip':
      return (await import('./zip-member.ts')).openZipMember(file, form);
    case 'xlsx':
      return (await import('./workbook/open-workbook.ts')).openWorkbook(file);
  }
}
