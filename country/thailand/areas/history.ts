import { type AreaCode, type IsoDate, parseAreaCode, parseIsoDate } from '../../../src/base/model/index.ts';
import { type CsvRow, readCsv } from '../csv.ts';

/** What happened to a code: it came into being, went over into another as a whole, or was split into several. */
export type AreaChangeKind = 'created' | 'moved' | 'split';

/** One change of a code. A date that nobody here knows is null, and `dates` says so. */
export type AreaChange = Readonly<{
  code: AreaCode;
  change: AreaChangeKind;
  nameTh: string;
  nameEn: string;
  kindTh: string;
  validFrom: IsoDate | null;
  validTo: IsoDate | null;
  dates: 'known' | 'unknown';
  cameFrom: readonly AreaCode[];
  became: readonly AreaCode[];
  /** How we know. */
  basis: string;
}>;

/** The known past of the country's codes. */
export type AreaHistory = Readonly<{
  changes: readonly AreaChange[];
  /**
   * The code in force that took over from a retired one, through any number of changes; a village of a subdistrict that
   * moved keeps its number there. Nothing for a code in force, and for one that was split: then several took over.
   */
  successorOf: (code: AreaCode) => AreaCode | undefined;
}>;

/** Reads the history of codes. */
export function loadHistory(): AreaHistory {
  return historyOf(readCsv(new URL('codes/history.csv', import.meta.url)).map(changeOf));
}

/** Makes the history from its changes. */
export function historyOf(changes: readonly AreaChange[]): AreaHistory {
  const moves = new Map<string, AreaCode>();
  for (const { code, change, became } of changes) {
    if (change === 'moved' && became[0]) moves.set(code, became[0]);
  }
  const successorOf = (code: AreaCode): AreaCode | undefined => {
    const next = movedOnce(code, moves);
    return next && (successorOf(next) ?? next);
  };
  return { changes, successorOf };
}

/** The longest part of the code that moved decides; what follows it stays. */
function movedOnce(code: AreaCode, moves: ReadonlyMap<string, AreaCode>): AreaCode | undefined {
  for (let length = code.length; length > 0; length -= 2) {
    const target = moves.get(code.slice(0, length));
    if (target) return parseAreaCode(target + code.slice(length));
  }
  return undefined;
}

function changeOf(row: CsvRow): AreaChange {
  return {
    code: row.areaCode('code'),
    change: row.text('change') as AreaChangeKind,
    nameTh: row.text('name_th'),
    nameEn: row.text('name_en'),
    kindTh: row.text('kind_th'),
    validFrom: parseIsoDate(row.text('valid_from')) ?? null,
    validTo: parseIsoDate(row.text('valid_to')) ?? null,
    dates: row.text('dates') === 'known' ? 'known' : 'unknown',
    cameFrom: codesOf(row.text('came_from')),
    became: codesOf(row.text('became')),
    basis: row.text('basis'),
  };
}

function codesOf(text: string): AreaCode[] {
  return text.split(';').flatMap((part) => parseAreaCode(part) ?? []);
}
