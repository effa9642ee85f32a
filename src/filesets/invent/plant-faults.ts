import { BUDDHIST_ERA_OFFSET } from '../../base/model/index.ts';
import type { Cells } from './desk.ts';
import type { Dice } from './dice.ts';

/** A fault that was planted: where it is, and by which name it should be found. */
export type PlantedFault = Readonly<{ code: string; file: string; row: number; field: string }>;

type Kind = Readonly<{ code: string; file: string; field: string; spoil: (value: string) => string }>;

/** What goes wrong in files of programs in use. */
const KINDS: readonly Kind[] = [
  { code: 'date-buddhist', file: 'OPD', field: 'DATEOPD', spoil: inBuddhistEra },
  {
    code: 'date-shape',
    file: 'CHT',
    field: 'DATE',
    spoil: (day) => `${day.slice(6)}/${day.slice(4, 6)}/${day.slice(0, 4)}`,
  },
  {
    code: 'time-shape',
    file: 'OPD',
    field: 'TIMEOPD',
    spoil: (time) => `${time.slice(0, 2)}:${time.slice(2)}`,
  },
  { code: 'negative', file: 'CHA', field: 'AMOUNT', spoil: (amount) => `-${amount}` },
  { code: 'not-a-number', file: 'CHT', field: 'TOTAL', spoil: (amount) => `${amount}.-` },
  { code: 'required-empty', file: 'ODX', field: 'DIAG', spoil: () => '' },
  { code: 'key-empty', file: 'DRU', field: 'HN', spoil: () => '' },
  { code: 'key-lost', file: 'ODX', field: 'HN:SEQ', spoil: (seq) => `9${seq.slice(1)}` },
  { code: 'code-unknown', file: 'PAT', field: 'SEX', spoil: () => '3' },
  { code: 'too-long', file: 'OPD', field: 'CLINIC', spoil: (clinic) => `${clinic}0` },
  { code: 'other-hospital', file: 'DRU', field: 'HCODE', spoil: () => '00000' },
  { code: 'key-twice', file: 'OPD', field: 'HN:SEQ', spoil: (value) => value },
];

/** Plants faults into rows, one a row at most, and tells the truth of them. */
export function plantFaults(
  files: ReadonlyMap<string, Cells[]>,
  { dice, share, claims }: Readonly<{ dice: Dice; share: number; claims: number }>,
): PlantedFault[] {
  const planted: PlantedFault[] = [];
  const spoilt = new Set<Cells>();
  for (let claim = 0; claim < claims; claim += 1) {
    if (!dice.chance(share)) continue;
    const { code, file, field, spoil } = dice.pick(KINDS);
    const rows = files.get(file) ?? [];
    if (rows.length === 0) continue;
    const at = dice.below(rows.length);
    const row = rows[at];
    if (row === undefined || spoilt.has(row)) continue;
    spoilt.add(row);
    if (code === 'key-twice') {
      rows.push({ ...row });
      planted.push({ code, file, row: rows.length, field });
      continue;
    }
    const column = field.split(':').at(-1) ?? field;
    row[column] = spoil(row[column] ?? '');
    planted.push({ code, file, row: at + 1, field });
  }
  return planted;
}

function inBuddhistEra(day: string): string {
  return String(Number(day.slice(0, 4)) + BUDDHIST_ERA_OFFSET) + day.slice(4);
}
