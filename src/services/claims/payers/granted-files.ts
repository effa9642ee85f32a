import { type Grant, parseMask, type TokenKey, tokenOf } from '../../../base/agreement/index.ts';
import type { Claim, FileRows } from '../../../base/claim/index.ts';
import type { FileDescription, FileSet } from '../../../filesets/index.ts';

/** What an agreement lets leave of claims: the grant, and the key of the recipient's tokens. */
export type ClaimGrant = Readonly<{ columns: Grant['columns']; tokenKey: TokenKey }>;

/** Rows of one file as they leave, and which of its columns leave at all. */
export type GrantedFile = Readonly<{
  description: FileDescription;
  rows: FileRows;
  present: readonly boolean[];
}>;

/** What is written into columns by the gateway: the hospital that sends. */
export type HospitalColumns = readonly Readonly<{ file: string; column: string }>[];

/** The name under which agreements speak of a column. */
export function grantedName(file: string, column: string): string {
  return `${file}_${column}`.toLowerCase();
}

type Masked = (value: string) => string;

/**
 * Puts claims into the files of a set with nothing in them but what is granted. A column that is not granted is read by nobody: not the
 * order of rows nor whether a row is there depends on it.
 */
export function grantedFiles(
  claims: readonly Claim[],
  {
    set,
    grant,
    hospitalColumns,
  }: Readonly<{ set: FileSet; grant: ClaimGrant; hospitalColumns: HospitalColumns }>,
): GrantedFile[] {
  return set.files.flatMap((description) => {
    const masks = description.columns.map(({ name }) => maskOf(grant, grantedName(description.name, name)));
    const present = masks.map((mask) => mask !== undefined);
    if (!present.includes(true)) return [];
    const from = hospitalColumns
      .filter(({ file }) => file === description.name)
      .map(({ column }) => description.positions.get(column.toUpperCase()) ?? -1);
    const rows = claims.flatMap(({ hospital, rows: files }) =>
      (files[description.name] ?? []).map((row) =>
        masks.map((mask, at) => mask?.(from.includes(at) ? hospital : (row[at] ?? '')) ?? ''),
      ),
    );
    const leaving = description.unique.length > 0 ? eachOnce(rows) : rows;
    return leaving.length > 0 ? [{ description, rows: leaving, present }] : [];
  });
}

/** Two visits of one patient bring the patient twice. */
function eachOnce(rows: readonly (readonly string[])[]): (readonly string[])[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

function maskOf({ columns, tokenKey }: ClaimGrant, name: string): Masked | undefined {
  const mask = parseMask(columns[name] ?? 'drop');
  switch (mask.kind) {
    case 'clear':
      return (value) => value;
    case 'const':
      return () => mask.text;
    case 'token':
      return (value) => (value === '' ? '' : tokenOf(tokenKey, value));
    case 'prefix':
      return (value) => value.slice(0, mask.size);
    case 'last4':
      return (value) => value.slice(-LAST);
    default:
      // What is dropped, and masks of other types than text, leave nothing.
      return undefined;
  }
}

const LAST = 4;
