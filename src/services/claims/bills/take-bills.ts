import type { BillSystem, Claim, ClaimCallContent } from '../../../base/claim/index.ts';
import type { UploadReceipt } from '../../../base/ledger/index.ts';
import type { FileSet } from '../../../filesets/index.ts';
import { unpackArchive } from '../../../stages/intake/index.ts';
import {
  type BillBatch,
  type BillFault,
  checkBills,
  claimOfStay,
  claimsOfBills,
  fileRowsOf,
  readBillFile,
  readStay,
} from '../converters/index.ts';
import { type ClaimDesk, type SentFile, submitClaims } from '../submit/index.ts';

/** The desk with the sets of files that bills are read by and written as. */
export type BillDesk = ClaimDesk & Readonly<{ calls: ClaimCallContent; billSet: FileSet; fileSet: FileSet }>;

/** An archive of bills as it came. */
export type BillSending = Readonly<{
  system: BillSystem;
  kind: 'opd' | 'ipd';
  hospital: string;
  login: string;
  archive: SentFile;
}>;

/** Bills that were kept, or why they were not: the name of the archive, its hospital, the archive itself, or what lies in it. */
export type BillsAnswer =
  | Readonly<{ taken: true; receipt: UploadReceipt; claims: number; cancelled: number; notCancelled: number }>
  | Readonly<{ taken: false; because: 'name' | 'hospital' | 'archive'; faults: readonly BillFault[] }>
  | Readonly<{ taken: false; because: 'bills'; faults: readonly BillFault[] }>;

/** The three files of a batch, and room for what programs put beside them. */
const MOST_FILES = 16;
const BILL_FILE = /^(billtran|billdisp|opservices)\d*\.(txt|xml)$/i;
const STAY_FILE = /\.xml$/i;

/**
 * Takes an archive of bills. Those of visits are checked and become claims. Those of stays are signed with a key that only the hospital
 * and its payer have, so their checksum is not checked: they become claims where they are as programs are known to write them, and are
 * kept as they came in any case.
 */
export async function takeBills(desk: BillDesk, sending: BillSending): Promise<BillsAnswer> {
  const named = readName(sending);
  if (named === 'other') return { taken: false, because: 'name', faults: [] };
  if (named !== null && named !== sending.hospital) return { taken: false, because: 'hospital', faults: [] };
  const limits = { files: MOST_FILES, bytes: desk.content.upload.bytes };
  const files = await unpackArchive(sending.archive.bytes, limits);
  if ('code' in files) return { taken: false, because: 'archive', faults: [] };
  return sending.kind === 'opd' ? takeVisits(desk, sending, files) : keepStays(desk, sending, files);
}

/** The hospital that the archive's name tells, if it does; `other` when it is no name of such an archive. */
function readName({ system, kind, archive }: BillSending): string | null | 'other' {
  const marks = kind === 'opd' ? system.outpatient : system.inpatient;
  const found = new RegExp(`(?:(\\d{5})_?)?(?:${marks.join('|')}).*\\.zip$`, 'i').exec(archive.name);
  return found ? (found[1] ?? null) : 'other';
}

async function takeVisits(
  desk: BillDesk,
  sending: BillSending,
  files: readonly SentFile[],
): Promise<BillsAnswer> {
  const read = files
    .filter(({ name }) => BILL_FILE.test(name))
    .map(({ name, bytes }) => ({ name, file: readBillFile(name, bytes) }));
  const unread = read.flatMap(({ file }) => ('code' in file ? [file] : []));
  if (unread.length > 0) return { taken: false, because: 'bills', faults: unread };
  const batch: BillBatch = {
    files: read.flatMap(({ name, file }) => ('code' in file ? [] : [{ name, file }])),
    set: desk.billSet,
    content: desk.calls.bills,
    system: sending.system,
    hospital: sending.hospital,
  };
  const faults = checkBills(batch);
  if (faults.length > 0) return { taken: false, because: 'bills', faults };
  const { claims, cancelled } = claimsOfBills(batch);
  const rows = batch.files.reduce((sum, { file }) => sum + rowsIn(file.sections), 0);
  const receipt = await submitClaims(desk, {
    ...sendingOf(sending),
    rows,
    claims: claims.map(withFiles(desk)),
  });
  const ended = await cancelClaims(desk, sending, cancelled);
  const notCancelled = cancelled.length - ended;
  return { taken: true, receipt, claims: claims.length, cancelled: ended, notCancelled };
}

function rowsIn(sections: ReadonlyMap<string, readonly unknown[]>): number {
  return [...sections.values()].reduce((sum, rows) => sum + rows.length, 0);
}

/** Payers are sent the 16 files, whatever a hospital sent. */
function withFiles({ fileSet }: BillDesk) {
  return (claim: Claim): Claim => ({ ...claim, rows: { ...fileRowsOf(claim, fileSet), ...claim.rows } });
}

async function keepStays(
  desk: BillDesk,
  sending: BillSending,
  files: readonly SentFile[],
): Promise<BillsAnswer> {
  const stays = files.filter(({ name }) => STAY_FILE.test(name));
  if (stays.length === 0)
    return {
      taken: false,
      because: 'bills',
      faults: [{ code: 'missing', file: 'XML', section: '', row: 0 }],
    };
  const { system, hospital } = sending;
  const read = stays.flatMap(({ bytes }) => readStay(bytes) ?? []);
  const claims = read.map((stay) => claimOfStay(stay, { content: desk.calls, system }));
  const other = claims.findIndex((claim) => claim.hospital !== hospital);
  if (other >= 0)
    return {
      taken: false,
      because: 'bills',
      faults: [{ code: 'hospital', file: '', section: 'Header', row: other + 1 }],
    };
  const once = [...new Map(claims.map((claim) => [claim.key, claim])).values()];
  const kept = { ...sendingOf(sending), rows: stays.length, claims: once.map(withFiles(desk)) };
  return {
    taken: true,
    receipt: await submitClaims(desk, kept),
    claims: once.length,
    cancelled: 0,
    notCancelled: 0,
  };
}

function sendingOf({ system, kind, hospital, login, archive }: BillSending) {
  return { api: `${system.api} ${kind}`, form: 'zip', hospital, login, files: [archive] };
}

/** A bill that takes back an earlier one ends its claim, where that may still end. Tells how many are ended now, also by an earlier try. */
async function cancelClaims(
  { book, tokens, content }: BillDesk,
  { hospital, login }: BillSending,
  cancelled: readonly Claim[],
): Promise<number> {
  const kept = await book.byKeys(cancelled.map(({ key }) => tokens.claim(key)));
  const { controller, processor } = content;
  const hand = { actor: `hospital ${hospital} ${login}`, controller, processor };
  const open = kept.filter(({ state }) => state !== 'cancelled');
  const told = await book.appendEvents(
    open.map(({ id, version }) => ({ claim: id, version, kind: 'cancelled', hand })),
  );
  return kept.length - open.length + told.filter(({ written }) => written).length;
}
