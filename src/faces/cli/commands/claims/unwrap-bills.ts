import type { FileFault, GatheredFile } from '../../../../filesets/index.ts';
import { readBillFile } from '../../../../services/claims/index.ts';

/** Files as they can be matched, and envelopes that could not be opened. */
export type Unwrapped = Readonly<{ files: readonly GatheredFile[]; faults: readonly FileFault[] }>;

const ENVELOPE = '<ClaimRec';
/** The envelope stands at the beginning; nothing further on makes a file one. */
const SEEN_BYTES = 400;

/** Takes bills of out-patients out of their envelopes, section by section; all other files stay as they are. */
export function unwrapBills(gathered: readonly GatheredFile[]): Unwrapped {
  const files: GatheredFile[] = [];
  const faults: FileFault[] = [];
  for (const file of gathered) {
    if (!file.bytes.subarray(0, SEEN_BYTES).includes(ENVELOPE)) {
      files.push(file);
      continue;
    }
    const bill = readBillFile(file.name, file.bytes);
    if ('code' in bill) {
      const told = { row: 0, field: '', value: bill.code };
      faults.push({ code: 'not-readable', level: 'error', file: file.name, ...told });
      continue;
    }
    for (const [section, rows] of bill.sections) {
      const text = rows.map((row) => `${row.join('|')}\n`).join('');
      files.push({ name: `${section}.txt`, path: `${file.path}:${section}`, bytes: Buffer.from(text) });
    }
  }
  return { files, faults };
}
