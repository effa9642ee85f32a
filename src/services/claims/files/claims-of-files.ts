import { type Claim, claimKeyOf } from '../../../base/claim/index.ts';
import type { FileSet, ReadFile, Row } from '../../../filesets/index.ts';
import { type ClaimRows, listReaders } from './claim-lists.ts';
import {
  accidentReader,
  patientReader,
  rightReader,
  stayReader,
  totalReader,
  visitReader,
} from './claim-parts.ts';

/** Reads the claims out of files that were read and found right. */
export type ClaimReader = (hospital: string, files: readonly ReadFile[]) => Claim[];

const VISITS = 'OPD';
const STAYS = 'IPD';
const PATIENTS = 'PAT';

/** Prepares reading claims from the 16 files: where each column stands is looked up once. */
export function openClaimReader(set: FileSet): ClaimReader {
  const lists = listReaders(set);
  const [patient, right, accident, totals] = [
    patientReader(set),
    rightReader(set),
    accidentReader(set),
    totalReader(set),
  ];
  const [visit, stay] = [visitReader(set), stayReader(set)];
  const keys = new Map(set.files.map((file) => [file.name, rowKeyOf(file.positions)]));
  return (hospital, files) => {
    const gathered = gather(files, keys);
    return gathered.map(({ hn, seq, an, rows }) => {
      const isStay = an !== null;
      return {
        hospital,
        kind: isStay ? 'IP' : 'OP',
        key: claimKeyOf({ hospital, hn, seq, an }),
        hn,
        seq,
        an,
        patient: patient(rows),
        right: right(rows),
        service: isStay ? stay(rows) : visit(rows),
        diagnoses: isStay ? lists.stayDiagnoses(rows) : lists.visitDiagnoses(rows),
        procedures: isStay ? lists.stayProcedures(rows) : lists.visitProcedures(rows),
        charges: lists.charges(rows),
        items: lists.items(rows),
        drugs: lists.drugs(rows),
        labs: lists.labs(rows),
        referrals: isStay ? lists.stayReferrals(rows) : lists.visitReferrals(rows),
        accident: accident(rows),
        leaves: lists.leaves(rows),
        ...totals(rows),
        rows,
      };
    });
  };
}

/** Whose row it is: of a stay where it has an admission number, else of a visit. */
type RowKey = (row: Row) => Readonly<{ key: string; hn: string; seq: string | null; an: string | null }>;

function rowKeyOf(positions: ReadonlyMap<string, number>): RowKey {
  const place = (column: string) => positions.get(column) ?? -1;
  const [hnAt, seqAt, anAt] = [place('HN'), place('SEQ'), place('AN')];
  return (row) => {
    const [hn, seq, an] = [row[hnAt]?.trim() ?? '', row[seqAt]?.trim() ?? '', row[anAt]?.trim() ?? ''];
    return an === ''
      ? { key: `OP ${hn} ${seq}`, hn, seq: seq || null, an: null }
      : { key: `IP ${an}`, hn, seq: seq || null, an };
  };
}

type Gathered = { hn: string; seq: string | null; an: string | null; rows: Record<string, Row[]> };

/** Every visit and stay with its rows; rows of nobody's visit stay in the bytes that are kept. */
function gather(
  files: readonly ReadFile[],
  keys: ReadonlyMap<string, RowKey>,
): readonly (Gathered & { rows: ClaimRows })[] {
  const claims = new Map<string, Gathered>();
  const patients = new Map<string, Row>();
  const byName = new Map(files.map((file) => [file.description.name, file]));
  const rowsOf = (name: string) => byName.get(name)?.rows ?? [];
  const patientHn = byName.get(PATIENTS)?.description.positions.get('HN') ?? -1;
  for (const row of rowsOf(PATIENTS)) patients.set(row[patientHn]?.trim() ?? '', row);
  for (const name of [VISITS, STAYS]) {
    for (const row of rowsOf(name)) {
      const whose = keys.get(name)?.(row);
      if (!whose) continue;
      const { key, ...ids } = whose;
      const patient = patients.get(ids.hn);
      claims.set(key, { ...ids, rows: { ...(patient && { PAT: [patient] }), [name]: [row] } });
    }
  }
  for (const [name, file] of byName) {
    const keyOf = keys.get(name);
    if (name === PATIENTS || name === VISITS || name === STAYS || !keyOf) continue;
    for (const row of file.rows) {
      const rows = claims.get(keyOf(row).key)?.rows;
      if (!rows) continue;
      const before = rows[name];
      if (before) before.push(row);
      else rows[name] = [row];
    }
  }
  return [...claims.values()];
}

/** The rows of files that claims came from; a patient with several claims is told once. */
export function filesOf(claims: readonly Claim[]): ReadonlyMap<string, readonly Row[]> {
  const files = new Map<string, Map<string, Row>>();
  claims.forEach((claim, index) => {
    for (const [name, rows] of Object.entries(claim.rows)) {
      const kept = files.get(name) ?? new Map<string, Row>();
      files.set(name, kept);
      rows.forEach((row, at) => {
        kept.set(name === PATIENTS ? JSON.stringify(row) : `${index} ${at}`, row);
      });
    }
  });
  return new Map([...files].map(([name, rows]) => [name, [...rows.values()]]));
}
