import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { povertyCommand } from './poverty.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipao-poverty-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const set = join(folder, 'set.yaml');
const data = join(folder, 'survey.csv');
writeFileSync(
  set,
  `id: two
title: { th: สองมิติ, en: Two dimensions }
weightsSum: 2
identification: { kind: union }
dimensions:
  - id: food
    label: { th: อาหาร, en: Food }
    indicators: [{ id: meals, label: { th: กินไม่ครบมื้อ, en: Meals missed }, weight: 1, column: meals, deprived: { below: 3 } }]
  - id: light
    label: { th: ไฟฟ้า, en: Light }
    indicators: [{ id: light, label: { th: ไม่มีไฟฟ้า, en: No light }, weight: 1, column: light, deprived: { when: [no], unless: [yes] } }]
`,
);
const rows = [
  '3,yes,2,a,v1,10',
  '2,yes,1,a,v2,10',
  '3,no,4,b,v3,17',
  '1,no,1,b,v4,',
  '3,yes,2,b,v4,10',
  ',no,1,a,v1,10',
];
writeFileSync(data, `meals,light,people,stratum,village,province\n${rows.join('\n')}\n`);

async function print(...words: string[]): Promise<string> {
  let text = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((part) => {
    text += String(part);
    return true;
  });
  try {
    const program = new Command('chipao').option('--json', '', false);
    povertyCommand(program);
    await program.parseAsync(['poverty', '--set', set, data, ...words], { from: 'user' });
  } finally {
    write.mockRestore();
  }
  return text;
}

const design = ['--weight', 'people', '--strata', 'stratum', '--psu', 'village', '--by', 'province'];

describe('chipao poverty', () => {
  it('prints a full count without errors of figures, and what was left out', async () => {
    const text = await print('--lang', 'en');
    expect(text).toContain('poor from 1 of 2 weights lacking');
    expect(text).toContain('A full count');
    expect(text).toContain('6 rows read, 5 counted, standing for 5 people; 3 are poor.');
    expect(text).toMatch(/H {2}share of the poor +60\.00 % +- +-/);
    expect(text).toContain('1 rows left out');
  });

  it('prints a sample with intervals and groups, in Thai unless told', async () => {
    const text = await print(...design);
    expect(text).toContain('องศาอิสระ 2');
    expect(text).toMatch(/H สัดส่วนคนจน +60\.00 %/);
    expect(text).toContain('(ไม่ระบุ)');
    expect(text).not.toMatch(/[{}]|undefined|NaN/);
  });

  it('answers in JSON with shares, errors and contributions that are one', async () => {
    const answer = JSON.parse(await print(...design, '--json'));
    expect(answer).toMatchObject({
      set: 'two',
      rows: 6,
      sample: true,
      degreesOfFreedom: 2,
      people: 10,
      poor: 6,
    });
    expect(answer.headcount.low).toBeGreaterThan(0);
    const sum = answer.groups.reduce(
      (all: number, group: { contribution: number }) => all + group.contribution,
      0,
    );
    expect(sum).toBeCloseTo(1, 12);
    expect(answer.groups.map((group: { name: string | null }) => group.name)).toEqual(['10', '17', null]);
  });

  it('is refused with a column that is not there', async () => {
    await expect(print('--by', 'provinse')).rejects.toMatchObject({ code: 'SURVEY_COLUMN_UNKNOWN' });
  });
});
