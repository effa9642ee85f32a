/** Something that does not hold, and at which entry when that can be told. */
export type Finding = Readonly<{ code: FindingCode; why: string; entry?: number | undefined }>;

export type FindingCode =
  | 'NOT_SIGNED'
  | 'NOT_WITNESSED'
  | 'TILE_DIFFERS'
  | 'FILE_MISSING'
  | 'ENTRY_TWICE'
  | 'ROOT_DIFFERS'
  | 'SPLIT_VIEW'
  | 'LOG_FILE_BROKEN'
  | 'LOG_FILE_DIFFERS'
  | 'LEDGER_DIFFERS'
  | 'LEDGER_LACKS'
  | 'READ_DIFFERS'
  | 'READ_NOT_LOGGED'
  | 'READ_GONE';

/** Gathers findings, and stops gathering when there are so many that more say nothing new. */
export type Findings = Readonly<{ add(finding: Finding): void; all(): readonly Finding[] }>;

const MOST = 100;

/** Begins to gather. */
export function gatherFindings(): Findings {
  const found: Finding[] = [];
  return {
    add: (finding) => {
      if (found.length < MOST) found.push(finding);
    },
    all: () => found,
  };
}
