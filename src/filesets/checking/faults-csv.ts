import { csvFile, type Language } from '../../base/model/index.ts';
import type { FaultWords, FileFault, FileSet, ReadFile } from '../description/file-set.ts';
import { faultText } from './fault-text.ts';

const HEADER = {
  th: ['แฟ้ม', 'แถว', 'บรรทัด', 'คอลัมน์', 'ค่า', 'ระดับ', 'รหัส', 'พบว่า', 'เพราะ', 'วิธีแก้'],
  en: ['file', 'row', 'line', 'column', 'value', 'level', 'code', 'what', 'why', 'mend'],
} as const;

/** The files that were checked, and in whose words. */
type Checked = Readonly<{
  matched: Readonly<{ set: FileSet; files: readonly ReadFile[] }>;
  words: FaultWords;
  language: Language;
}>;

/** Every fault as a line for a spreadsheet. */
export function faultsCsv(faults: readonly FileFault[], { matched, words, language }: Checked): string {
  const { set, files } = matched;
  const byName = new Map(files.map((file) => [file.description.name, file]));
  const lines = faults.map((fault) => {
    const { what, why, mend } = faultText(fault, { words, set, language });
    const { file, row, field, value, level, code } = fault;
    const line = row === 0 ? '' : String(byName.get(file)?.lineOf(row) ?? row);
    return [file, row === 0 ? '' : String(row), line, field, value, level, code, what, why, mend];
  });
  return csvFile([HEADER[language], ...lines]);
}
