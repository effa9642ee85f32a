import type { Claim, DataSetContent } from '../../../base/claim/index.ts';
import type { UploadReceipt } from '../../../base/ledger/index.ts';
import type { FileSet } from '../../../filesets/index.ts';
import { claimOfDataSet, fileRowsOf, readDataSet } from '../converters/index.ts';
import { type ClaimDesk, submitClaims } from '../submit/index.ts';

/** The desk with how data sets are read, and the set of files that claims are written as. */
export type DataSetDesk = ClaimDesk & Readonly<{ dataSet: DataSetContent; fileSet: FileSet }>;

/** Data sets as they came: one, or a list of them. */
export type DataSetSending = Readonly<{ hospital: string; login: string; api: string; body: unknown }>;

/** Data sets that were kept, or the first thing that is wrong: which of them, and where in it. */
export type DataSetsAnswer =
  | Readonly<{ taken: true; receipt: UploadReceipt; claims: number }>
  | Readonly<{ taken: false; at: number; where: string }>;

const MOST_AT_ONCE = 1_000;

/** Takes visits and stays of the Financial Data Set; all of them or none. */
export async function takeDataSets(desk: DataSetDesk, sending: DataSetSending): Promise<DataSetsAnswer> {
  const { hospital, login, api, body } = sending;
  const list = listOf(body);
  if (list.length === 0 || list.length > MOST_AT_ONCE) return { taken: false, at: 0, where: 'DATASET' };
  const claims: Claim[] = [];
  for (const [at, one] of list.entries()) {
    const claim = readClaim(desk, one);
    if ('where' in claim) return { taken: false, at, where: claim.where };
    if (claim.hospital !== hospital) return { taken: false, at, where: 'PATIENT.HCODE' };
    claims.push(claim);
  }
  const twice = claims.findIndex(({ key }, at) => claims.findIndex((one) => one.key === key) < at);
  if (twice >= 0) return { taken: false, at: twice, where: 'OPD.SEQ' };
  const files = [{ name: 'dataset.json', bytes: Buffer.from(JSON.stringify(body)) }];
  const receipt = await submitClaims(desk, {
    api,
    form: 'json',
    hospital,
    login,
    files,
    rows: claims.length,
    claims,
  });
  return { taken: true, receipt, claims: claims.length };
}

function listOf(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body as readonly unknown[];
  const framed = typeof body === 'object' && body !== null ? Object.values(body) : [];
  const [only] = framed;
  return framed.length === 1 && Array.isArray(only) ? (only as readonly unknown[]) : [body];
}

/** A claim needs what makes it one: patient, visit or stay, and when it was. */
function readClaim({ dataSet, fileSet }: DataSetDesk, value: unknown): Claim | Readonly<{ where: string }> {
  const read = readDataSet(value);
  if ('where' in read) return read;
  const claim = claimOfDataSet(read, dataSet);
  if (claim.hospital === '') return { where: 'PATIENT.HCODE' };
  if (claim.hn === '') return { where: 'PATIENT.HN' };
  if (claim.kind === 'OP' && claim.seq === null) return { where: 'OPD.SEQ' };
  if (claim.service.from === null)
    return { where: claim.kind === 'OP' ? 'OPD.OPD_DATE_TIME' : 'IPD.ADM_DATE_TIME' };
  return { ...claim, rows: { ...fileRowsOf(claim, fileSet), ...claim.rows } };
}
