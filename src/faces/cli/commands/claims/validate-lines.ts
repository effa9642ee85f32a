import type { Language } from '../../../../base/model/index.ts';
import { type FileFault, type FileSets, faultText, type MatchedFiles } from '../../../../filesets/index.ts';
import { tableLines } from '../../output.ts';

/** Files that were checked and what was found. */
export type Checked = Readonly<{
  matched: MatchedFiles;
  faults: readonly FileFault[];
  filesets: FileSets;
}>;

/** A file that was to be written again. */
export type MendedName = Readonly<{ name: string; mended: number; isWritten: boolean }>;

const ROWS_SHOWN = 5;
const GROUPS_SHOWN = 40;

const WORDS = {
  th: {
    file: 'แฟ้ม',
    rows: 'แถว',
    none: 'ไม่พบข้อผิดพลาด ส่งได้',
    warnings: 'ไม่มีข้อผิดพลาดที่ต้องแก้ มีเพียงข้อควรตรวจ',
    errors: 'ต้องแก้',
    advice: 'ควรตรวจ',
    places: 'แห่ง',
    at: 'แถวที่',
    more: 'และอีก',
    mend: 'วิธีแก้',
    groups: 'สาเหตุอื่นอีก',
    mended: 'แก้ให้แล้ว',
    lost: 'ไม่ได้เขียนใหม่ เพราะข้อมูลบางส่วนจะหาย',
  },
  en: {
    file: 'file',
    rows: 'rows',
    none: 'No fault found: ready to send',
    warnings: 'Nothing must be mended; some things are worth a look',
    errors: 'must be mended',
    advice: 'worth a look',
    places: 'places',
    at: 'rows',
    more: 'and',
    mend: 'mend',
    groups: 'other causes',
    mended: 'mended',
    lost: 'not written again: some of it would be lost',
  },
} as const;

/** What a person at a terminal reads: the files, then faults by cause, the most frequent first. */
export function checkedLines({ matched, faults, filesets }: Checked, language: Language): string[] {
  const words = WORDS[language];
  const { set, files } = matched;
  const read = files.map(({ description, rows, encoding, form }) => [
    description.name,
    rows.length,
    form,
    encoding,
    description.title[language],
  ]);
  const groups = [
    ...Map.groupBy(faults, ({ code, file, field }) => `${code} ${file} ${field}`).values(),
  ].sort((one, other) => weight(other) - weight(one));
  const told = groups.slice(0, GROUPS_SHOWN).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const text = faultText(first, { words: filesets.words, set, language });
    const where = [first.file, first.field].filter(Boolean).join('.');
    const mark = first.level === 'error' ? words.errors : words.advice;
    return [
      '',
      `${text.title} · ${where} · ${group.length.toLocaleString('en-US')} ${words.places} · ${mark}`,
      `  ${text.what}: ${text.why}`,
      `  ${words.mend}: ${text.mend}`,
      ...rowsLine(group, matched, words),
    ];
  });
  const more = groups.length - GROUPS_SHOWN;
  return [
    set.title[language],
    ...tableLines(read),
    ...told,
    ...(more > 0 ? ['', `${words.groups} ${more}`] : []),
    '',
    verdict(faults, words),
  ];
}

/** Which files were written again, where anything was mended or could not be. */
export function mendedLines(mended: readonly MendedName[], language: Language): string[] {
  const words = WORDS[language];
  return mended
    .filter(({ mended: values, isWritten }) => values > 0 || !isWritten)
    .map(({ name, mended: values, isWritten }) =>
      isWritten ? `${name}: ${words.mended} ${values} ${words.places}` : `${name}: ${words.lost}`,
    );
}

function verdict(faults: readonly FileFault[], words: (typeof WORDS)[Language]): string {
  const errors = faults.filter(({ level }) => level === 'error').length;
  if (faults.length === 0) return words.none;
  const count = (number: number) => `${number.toLocaleString('en-US')} ${words.places}`;
  if (errors === 0) return `${words.warnings} (${count(faults.length)})`;
  return `${words.errors} ${count(errors)} · ${words.advice} ${count(faults.length - errors)}`;
}

/** Errors before advice, then by how many there are. */
function weight(group: readonly FileFault[]): number {
  return group.length + (group[0]?.level === 'error' ? 1e9 : 0);
}

function rowsLine(
  group: readonly FileFault[],
  { files }: MatchedFiles,
  words: (typeof WORDS)[Language],
): string[] {
  const rows = group.filter(({ row }) => row > 0);
  if (rows.length < 2) return [];
  const file = files.find(({ description }) => description.name === rows[0]?.file);
  const shown = rows.slice(0, ROWS_SHOWN).map(({ row }) => file?.lineOf(row) ?? row);
  const more = rows.length - shown.length;
  return [
    `  ${words.at} ${shown.join(', ')}${more > 0 ? ` ${words.more} ${more.toLocaleString('en-US')}` : ''}`,
  ];
}
