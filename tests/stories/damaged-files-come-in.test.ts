import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { RunReport } from '../../src/faces/cli/run-journey.ts';
import type { RejectsAnswer } from '../../src/services/lookup/index.ts';
import { askChipao, chipao } from './stage/command.ts';
import {
  addEndlessLine,
  changeLines,
  copyAs,
  cutOff,
  putCell,
  rewrite,
  textOf,
  withWrongChecksum,
} from './stage/damages.ts';
import { publishedHome, smallHome, smallRegisters } from './stage/homes.ts';
import { runHere } from './stage/running.ts';

const PEOPLE = { file: 'dopa_person_25690930.txt', encoding: 'windows-874', delimiter: '|' } as const;
const DEATHS = { file: 'dopa_death_25690930.csv', encoding: 'utf-8', delimiter: ',' } as const;
const INSURED = { file: 'sso_insured_25690930.csv', encoding: 'utf-8', delimiter: ',' } as const;
const ROLL = { file: 'oldage_roll_25690930.csv', encoding: 'windows-874', delimiter: ',' } as const;
const CLINIC = 'F43_11700_20260930083000.zip';

let home: string;
let whole: RunReport;
let before: Map<string, string>;

beforeAll(async () => {
  home = await publishedHome('damaged');
  whole = await runHere({ home, input: inject('small').registers });
  before = await versionsOf(home);
});

type Status = { versions: { id: string; dataset: string }[] };

async function versionsOf(of: string): Promise<Map<string, string>> {
  const { versions } = await askChipao<Status>(['status', '--home', of]);
  return new Map(versions.map(({ dataset, id }) => [dataset, id]));
}

function rejectsOf(source: string): Promise<RejectsAnswer> {
  return askChipao<RejectsAnswer>(['rejects', '--source', source, '--limit', '10000', '--home', home]);
}

function expectTotals(report: RunReport): void {
  expect(report.rowsIn).toBe(report.rowsAccepted + report.rowsRejected);
  const byReason = Object.values(report.rejectedByReason).reduce((all, rows) => all + rows, 0);
  expect(byReason).toBe(report.rowsRejected);
}

type Refusal = Readonly<{
  what: string;
  damage: (registers: string) => void;
  source: string;
  file: string;
  code: string;
  says: RegExp;
}>;

/** Files that cannot be read as a whole. */
const REFUSALS: readonly Refusal[] = [
  {
    what: 'in another encoding than agreed',
    damage: (registers) => {
      const text = textOf(registers, PEOPLE.file, 'windows-874');
      rewrite(registers, PEOPLE.file, { text, encoding: 'utf-8' });
    },
    source: 'dopa-person',
    file: PEOPLE.file,
    code: 'FILE_ENCODING',
    says: /utf-8.*windows-874.*line 2/i,
  },
  {
    what: 'without a column that is needed',
    damage: (registers) =>
      changeLines(registers, INSURED, (lines) =>
        lines.map((line) => line.split(',').toSpliced(6, 1).join(',')),
      ),
    source: 'sso-insured',
    file: INSURED.file,
    code: 'FILE_COLUMNS_MISSING',
    says: /section/,
  },
  {
    what: 'cut off on its way',
    damage: (registers) => cutOff(registers, CLINIC),
    source: 'moph-person',
    file: CLINIC,
    code: 'ZIP_DAMAGED',
    says: /cut off/,
  },
  {
    what: 'of another agency',
    damage: (registers) => copyAs(registers, DEATHS.file, INSURED.file),
    source: 'sso-insured',
    file: INSURED.file,
    code: 'FILE_OF_ANOTHER',
    says: /dopa-death/,
  },
  {
    what: 'of no bytes',
    damage: (registers) => writeFileSync(join(registers, ROLL.file), ''),
    source: 'oldage-roll',
    file: ROLL.file,
    code: 'FILE_EMPTY',
    says: /no rows/,
  },
  {
    what: 'of a header alone',
    damage: (registers) => changeLines(registers, ROLL, (lines) => [lines[0] ?? '', '']),
    source: 'oldage-roll',
    file: ROLL.file,
    code: 'FILE_EMPTY',
    says: /no rows/,
  },
];

describe('a file that cannot be read', () => {
  it.each(REFUSALS)('$what is set aside with its reason; its register keeps what it had', async (refusal) => {
    const registers = smallRegisters('refused');
    refusal.damage(registers);
    const report = await runHere({ home, input: registers });
    const [aside] = report.refusedFiles.filter(({ source }) => source === refusal.source);
    expect(aside).toMatchObject({ file: refusal.file, code: refusal.code });
    expect(aside?.message.th).toMatch(/[ก-ฮ]/);
    expect(aside?.message.th).toContain(refusal.file);
    expect(aside?.message.en).toMatch(refusal.says);
    expect(report.registers).toBe(whole.registers);
    expect(report.rowsIn).toBe(whole.rowsIn);
    expectTotals(report);
    expect(await versionsOf(home)).toEqual(before);
  });

  it('is named on the command line, in both languages, and the others go on', async () => {
    const registers = smallRegisters('refused-shown');
    for (const { damage } of REFUSALS.slice(0, 4)) damage(registers);
    const fresh = smallHome('fresh');
    const said = await chipao(['run', '--input', registers, '--home', fresh]);
    expect(said.code, said.err).toBe(0);
    for (const name of [PEOPLE.file, INSURED.file, CLINIC])
      expect(said.out).toMatch(new RegExp(`refused ${name} \\([A-Z_]+\\)\\n {2}.*[ก-ฮ].*\\n {2}The `));
    expect([...(await versionsOf(fresh)).keys()]).toContain('areas');
    expect((await versionsOf(fresh)).has('intake/dopa-person')).toBe(false);
  });

  it('of one line without an end is refused in bounded memory', async () => {
    const registers = smallRegisters('endless');
    addEndlessLine(registers, INSURED.file, 50);
    const report = await askChipao<RunReport>(['run', '--input', registers, '--home', home]);
    expect(report.refusedFiles).toMatchObject([{ source: 'sso-insured', code: 'LINE_TOO_LONG' }]);
    expect(report.refusedFiles[0]?.message.en).toMatch(/is 50 MB long/);
    expect(report.peakMemoryMb).toBeLessThan(800);
    expect(await versionsOf(home)).toEqual(before);
  });
});

describe('files that make no difference', () => {
  it('come under a second name: counted once, and said so', async () => {
    const registers = smallRegisters('twice');
    copyAs(registers, PEOPLE.file, 'dopa_person_25690930_2.txt');
    const report = await runHere({ home, input: registers });
    expect(report.ignoredFiles).toMatchObject([{ source: 'dopa-person', code: 'FILE_REPEATED' }]);
    expect(report.ignoredFiles[0]?.message.en).toContain(PEOPLE.file);
    expect(report.rowsIn).toBe(whole.rowsIn);
    expect(await versionsOf(home)).toEqual(before);
  });

  it('belong to no contract: named, and left alone', async () => {
    const registers = smallRegisters('unknown');
    writeFileSync(join(registers, 'holiday-photos.csv'), 'a,b\n1,2\n');
    const report = await runHere({ home, input: registers });
    expect(report.unrecognisedFiles).toEqual(['holiday-photos.csv']);
    expect(await versionsOf(home)).toEqual(before);
  });

  it('did not come this time: what came before stays', async () => {
    const registers = smallRegisters('fewer');
    rmSync(join(registers, ROLL.file));
    const report = await runHere({ home, input: registers });
    expect([report.registers, report.rowsIn]).toEqual([whole.registers, whole.rowsIn]);
    expect(await versionsOf(home)).toEqual(before);
  });
});

describe('a row that cannot be read', () => {
  it('is rejected or mended with its code and number, and all rows still add up', async () => {
    const registers = smallRegisters('rows');
    const number = (row: number) =>
      (textOf(registers, PEOPLE.file, PEOPLE.encoding).split('\n')[row] ?? '').slice(0, 13);
    putCell(registers, { ...PEOPLE, row: 5, column: 'dateOfBirth', value: '25690231' });
    putCell(registers, { ...PEOPLE, row: 7, column: 'personalID', value: withWrongChecksum(number(7)) });
    putCell(registers, { ...PEOPLE, row: 9, column: 'statusOfPersonCode', value: 'alive' });
    changeLines(registers, PEOPLE, (lines) => lines.with(11, 'torn|row'));
    putCell(registers, { ...DEATHS, row: 1, column: 'วันที่ตาย', value: '31/02/2569' });
    putCell(registers, { ...INSURED, row: 2, column: 'ssoNum', value: withWrongChecksum('9170100000064') });
    putCell(registers, { ...INSURED, row: 3, column: 'birthDate', value: '2026-02-31' });
    changeLines(registers, INSURED, (lines) => lines.with(4, `${lines[4]}${'x'.repeat(3_000_000)}`));

    const report = await runHere({ home, input: registers });
    expectTotals(report);
    expect(report.rowsIn).toBe(whole.rowsIn);
    expect(report.rowsRejected).toBeGreaterThanOrEqual(whole.rowsRejected + 6);
    expect(report.refusedFiles).toEqual([]);

    const marks = await Promise.all(['dopa-person', 'dopa-death', 'sso-insured'].map(rejectsOf));
    const found = marks.flatMap(({ rows }) =>
      rows.map((one) => `${one.file} ${one.row} ${one.outcome} ${one.code}`),
    );
    expect(found).toEqual(
      expect.arrayContaining([
        `${PEOPLE.file} 5 rejected DATE_IMPOSSIBLE`,
        `${PEOPLE.file} 7 rejected PID_CHECKSUM`,
        `${PEOPLE.file} 9 rejected NUMBER_FORMAT`,
        `${PEOPLE.file} 11 rejected FIELD_COUNT`,
        `${DEATHS.file} 1 rejected DATE_IMPOSSIBLE`,
        `${INSURED.file} 2 repaired PID_CHECKSUM`,
        `${INSURED.file} 3 repaired DATE_IMPOSSIBLE`,
        `${INSURED.file} 4 rejected ROW_TOO_LONG`,
      ]),
    );
    for (const { message } of marks.flatMap(({ rows }) => rows)) {
      expect(message.th).toMatch(/[ก-ฮ]/);
      expect(message.en).toMatch(/^[A-Z].*\.$/);
    }
  });
});
