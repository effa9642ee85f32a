import { loadClaimFiles } from '../../../country/thailand/index.ts';
import { type FileSet, type ReadFile, readFile } from '../index.ts';

/** What the country says of claim files. */
export const filesets = loadClaimFiles().filesets;

/** The 16 files. */
export const sixteen: FileSet = filesets.get('sixteen-files');

/** Rows of a file as objects: what is not said is empty. */
export type Cells = Readonly<Record<string, string>>;

/** Everything that one visit and one stay of two invented people need, by file. */
export const SMALL_UPLOAD: Readonly<Record<string, readonly Cells[]>> = {
  INS: [
    { HN: '1001', INSCL: 'UCS', CID: '0999900000015', HOSPMAIN: '99801', HOSPSUB: '99801', SEQ: '6801' },
    { HN: '1002', INSCL: 'OFC', CID: '0999900000023', HOSPMAIN: '99801', HOSPSUB: '99801', AN: '680001' },
  ],
  PAT: [person('1001', 'สมใจ', 'ทดสอบ'), person('1002', 'สมปอง', 'ตัวอย่าง')],
  OPD: [{ HN: '1001', CLINIC: '00100', DATEOPD: '20251001', TIMEOPD: '0930', SEQ: '6801', UUC: '1' }],
  ORF: [],
  ODX: [
    {
      HN: '1001',
      DATEDX: '20251001',
      CLINIC: '00100',
      DIAG: 'J00',
      DXTYPE: '1',
      PERSON_ID: '0999900000015',
      SEQ: '6801',
    },
  ],
  OOP: [],
  IPD: [
    { HN: '1002', AN: '680001', DATEADM: '20251002', TIMEADM: '0800', DATEDSC: '20251004', TIMEDSC: '1000' },
  ],
  IRF: [],
  IDX: [{ AN: '680001', DIAG: 'A09', DXTYPE: '1' }],
  IOP: [],
  CHT: [charge({ HN: '1001', SEQ: '6801' }), charge({ HN: '1002', AN: '680001' })],
  CHA: [],
  AER: [],
  ADP: [],
  LVD: [],
  DRU: [],
};

function person(HN: string, FNAME: string, LNAME: string): Cells {
  const names = { FNAME, LNAME, TITLE: 'นาย', NAMEPAT: `${FNAME} ${LNAME},นาย` };
  return {
    HCODE: '99801',
    HN,
    DOB: '19800101',
    SEX: '1',
    NATION: '099',
    PERSON_ID: '0999900000015',
    IDTYPE: '1',
    ...names,
  };
}

function charge(cells: Cells): Cells {
  return {
    DATE: '20251001',
    TOTAL: '300.00',
    PAID: '0.00',
    PERSON_ID: '0999900000015',
    INVOICE_NO: '1',
    ...cells,
  };
}

/** A file as text with the names of its columns in the first line. */
export function asText(name: string, rows: readonly Cells[], set: FileSet = sixteen): Buffer {
  const columns = set.byName.get(name)?.columns.map((column) => column.name) ?? [];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  return Buffer.from(lines.map((line) => `${line.join('|')}\r\n`).join(''));
}

/** Reads an upload of which some files were replaced; a file that is `undefined` is not sent. */
export function readUpload(changed: Readonly<Record<string, readonly Cells[] | undefined>> = {}): ReadFile[] {
  return Object.entries({ ...SMALL_UPLOAD, ...changed }).flatMap(([name, rows]) => {
    const description = sixteen.byName.get(name);
    if (rows === undefined || description === undefined) return [];
    return [readFile(description, asText(name, rows), { form: 'txt' })];
  });
}
