import type { Text } from '../../../../base/model/index.ts';
import { type FaultWords, type FileFault, type FileSet, faultText } from '../../../../filesets/index.ts';

/** Faults of one cause in one column. */
export type FaultGroup = {
  code: string;
  level: 'error' | 'warning';
  file: string;
  field: string;
  count: number;
  rows: number[];
  title: Text;
  what: Text | null;
  why: Text;
  mend: Text | null;
};

type Telling = Readonly<{
  set: FileSet;
  words: FaultWords;
  /** The line of a file that a row came from, where it is known. */
  lineOf?: (file: string, row: number) => number;
}>;

const ROWS_SHOWN = 12;
const MOST_GROUPS = 60;
const ERROR_FIRST = 1e9;

/** Faults by cause: what must be mended before what is worth a look, the most frequent first. */
export function groupFaults(faults: readonly FileFault[], telling: Telling): FaultGroup[] {
  return grouped(faults).flatMap((group) => {
    const [first] = group;
    return first ? [{ ...headOf(group, first, telling), ...textsOf(first, telling) }] : [];
  });
}

/** The same of faults that were kept without what they are about: sentences that would name it are left out. */
export function groupKeptFaults(
  faults: readonly Readonly<{ code: string; file: string; row: number | null; field: string | null }>[],
  telling: Telling,
): FaultGroup[] {
  const whole = faults.map(
    ({ code, file, row, field }): FileFault => ({
      code,
      level: 'error',
      file,
      row: row ?? 0,
      field: field ?? '',
      value: '',
    }),
  );
  return groupFaults(whole, telling).map((group) => {
    const mend = telling.words.get(group.code)?.mend.th ?? '';
    const why = { th: withoutEmpty(group.why.th), en: withoutEmpty(group.why.en) };
    return { ...group, what: null, why, mend: /\{(other|value)\}/.test(mend) ? null : group.mend };
  });
}

/** What stood in brackets is not known. */
function withoutEmpty(text: string): string {
  return text.replaceAll(/\s*\(\s*\)/g, '');
}

function grouped(faults: readonly FileFault[]): FileFault[][] {
  const weight = (group: readonly FileFault[]) =>
    group.length + (group[0]?.level === 'error' ? ERROR_FIRST : 0);
  return [...Map.groupBy(faults, ({ code, file, field }) => `${code} ${file} ${field}`).values()]
    .sort((one, other) => weight(other) - weight(one))
    .slice(0, MOST_GROUPS);
}

function headOf(group: readonly FileFault[], first: FileFault, { lineOf }: Telling) {
  const { code, level, file, field } = first;
  const rows = group.filter(({ row }) => row > 0).slice(0, ROWS_SHOWN);
  return {
    code,
    level,
    file,
    field,
    count: group.length,
    rows: rows.map(({ row }) => lineOf?.(file, row) ?? row),
  };
}

function textsOf(fault: FileFault, { set, words }: Telling) {
  const th = faultText(fault, { words, set, language: 'th' });
  const en = faultText(fault, { words, set, language: 'en' });
  const both = (part: 'title' | 'what' | 'why' | 'mend'): Text => ({ th: th[part], en: en[part] });
  return { title: both('title'), what: both('what'), why: both('why'), mend: both('mend') };
}
