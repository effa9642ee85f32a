import type { Cell, Row } from '../../../base/lake/index.ts';

/** One row of a register as a reviewer compares it. */
export type RegisterRecord = Readonly<{
  /** Stable name of the record across deliveries. */
  key: bigint;
  source: string;
  title: string | null;
  givenName: string | null;
  familyName: string | null;
  sex: 'm' | 'f' | null;
  birthDate: string | null;
  number: string | null;
  houseCode: string | null;
  villageCode: string | null;
  motherNumber: string | null;
  fatherNumber: string | null;
}>;

/** Reads a row of `linkage.review_records`; what a register does not tell is null. */
export function readRecord(row: Row): RegisterRecord {
  const sex = row['sex'];
  return {
    key: BigInt(String(row['record_key'])),
    source: String(row['source']),
    title: textOf(row['title']),
    givenName: textOf(row['given_name']),
    familyName: textOf(row['family_name']),
    sex: sex === 'm' || sex === 'f' ? sex : null,
    birthDate: textOf(row['birth_date']),
    number: textOf(row['pid']),
    houseCode: textOf(row['house_code']),
    villageCode: textOf(row['village_code']),
    motherNumber: textOf(row['mother_pid']),
    fatherNumber: textOf(row['father_pid']),
  };
}

function textOf(cell: Cell | undefined): string | null {
  if (typeof cell === 'bigint') return cell.toString();
  const text = typeof cell === 'string' ? cell.trim().normalize('NFC') : '';
  return text === '' ? null : text;
}
