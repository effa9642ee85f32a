import { isAscii, isUtf8 } from 'node:buffer';
import { decodeWindows874 } from '../bills/index.ts';

/** One row of a section, by the names of its columns. */
export type StayRow = Readonly<Record<string, string>>;

/** The bill of one stay: single values by their tags, and rows. */
export type Stay = Readonly<{
  value: (tag: string) => string;
  admission: StayRow;
  diagnoses: readonly StayRow[];
  procedures: readonly StayRow[];
  items: readonly StayRow[];
  /** The rows as they came, by section. */
  rows: Readonly<Record<string, readonly (readonly string[])[]>>;
}>;

/** Columns as programs of hospitals write them; the form itself was not found, so what has other columns is not read. */
const COLUMNS = {
  IPADT:
    'AN HN IDTYPE PIDPAT TITLE NAMEPAT DOB SEX MARRIAGE CHANGWAT AMPHUR NATION AdmType AdmSource DTAdm DTDisch LeaveDay DischStat DischType AdmWt DischWard Dept',
  IPDx: 'Sequence DxType CodeSys Code DiagTerm DR DateDiag',
  IPOp: 'Sequence CodeSys Code ProcTerm DR DateIn DateOut Location',
  BillItems:
    'Sequence ServDate BillGr LCCode Descript QTY UnitPrice ChargeAmt Discount ProcedureSeq DiagnosisSeq ClaimSys BillGrCS CSCode CodeSys STDCode ClaimCat DateRev ClaimUP ClaimAmt',
} as const;
type Section = keyof typeof COLUMNS;

const ROOT = /<CIPN\b[^<>]*>([\s\S]*)<\/CIPN>/;
const DECLARES = /<!/;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads the bill of a stay; nothing where it is not as programs are known to write it. */
export function readStay(bytes: Buffer): Stay | undefined {
  const text = isUtf8(bytes) && !isAscii(bytes) ? bytes.toString('utf8') : decodeWindows874(bytes);
  const content = ROOT.exec(text)?.[1];
  if (content === undefined || DECLARES.test(text)) return undefined;
  const [admissions, diagnoses, procedures, items] = [
    sectionIn(content, 'IPADT'),
    sectionIn(content, 'IPDx'),
    sectionIn(content, 'IPOp'),
    sectionIn(content, 'BillItems'),
  ];
  const [admission, ...more] = admissions?.named ?? [];
  if (!admission || more.length > 0 || !diagnoses || !procedures || !items) return undefined;
  return {
    value: (tag) => plain(new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(content)?.[1] ?? ''),
    admission,
    diagnoses: diagnoses.named,
    procedures: procedures.named,
    items: items.named,
    rows: {
      IPADT: admissions?.rows ?? [],
      IPDx: diagnoses.rows,
      IPOp: procedures.rows,
      BillItems: items.rows,
    },
  };
}

type Rows = Readonly<{ named: readonly StayRow[]; rows: readonly (readonly string[])[] }>;

/** The rows of a section; nothing where one of them has another number of columns. A section that is not there has none. */
function sectionIn(content: string, section: Section): Rows | undefined {
  const columns = COLUMNS[section].split(' ');
  const found = new RegExp(`<${section}(?:\\s[^<>]*)?>([^<]*)</${section}>`).exec(content)?.[1] ?? '';
  const rows = found
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('|').map((cell) => plain(cell)));
  if (rows.some((row) => row.length !== columns.length)) return undefined;
  const named = rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ''])));
  return { named, rows };
}

function plain(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_all, name: string) => ENTITIES[name] ?? '').trim();
}
