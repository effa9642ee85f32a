import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { problem } from '../../base/errors/index.ts';
import { openOutput, reportProblem, tableLines } from './output.ts';

let out = '';
let err = '';

beforeEach(() => {
  out = '';
  err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
});

afterEach(() => vi.restoreAllMocks());

describe('output', () => {
  it('prints an answer as one line of JSON, with big integers as numbers', () => {
    openOutput({ json: true }).answer({ rows: 7n, name: 'ก' }, () => ['not this']);
    expect(out).toBe('{"rows":7,"name":"ก"}\n');
  });

  it('prints an answer as lines for people', () => {
    openOutput({ json: false }).answer({}, () => ['one', 'two']);
    expect(out).toBe('one\ntwo\n');
  });

  it('keeps progress away from the answer, and leaves out what only a terminal can wipe', () => {
    const output = openOutput({ json: true });
    output.progress('reading', { passing: true });
    output.progress('read');
    expect([out, err]).toEqual(['', 'read\n']);
  });
});

describe('a problem', () => {
  it('is said in both languages on standard error and gives the exit code', () => {
    const exit = reportProblem(problem('AREA_UNKNOWN', { code: '99' }), { json: false, where: 'area' });
    expect(exit).toBe(4);
    expect(out).toBe('');
    expect(err).toMatch(/^AREA_UNKNOWN\n {2}ไม่มีรหัสพื้นที่ 99 .+\n {2}There is no area 99\..+\n$/);
  });

  it('is one object on standard output too, where JSON was asked for', () => {
    reportProblem(problem('AREA_UNKNOWN', { code: '99' }), { json: true, where: 'area' });
    expect(JSON.parse(out)).toMatchObject({
      problem: {
        code: 'AREA_UNKNOWN',
        params: { code: '99' },
        message: { en: expect.stringContaining('99') },
      },
    });
  });

  it('nobody expected keeps its trace for whoever mends it, and exits with 1', () => {
    expect(reportProblem(new Error('broken pipe'), { json: false, where: 'area' })).toBe(1);
    expect(err).toContain('UNEXPECTED');
    expect(err).toContain('output.test.ts');
  });
});

describe('a table', () => {
  it('stands under each other though Thai vowels and tone marks take no room', () => {
    const lines = tableLines([
      ['ที่อยู่', 1],
      ['กขคง', 1000],
    ]);
    expect(lines).toEqual([`ที่อยู่${' '.repeat(7)}1`, 'กขคง  1,000']);
  });

  it('of nothing is nothing', () => {
    expect(tableLines([])).toEqual([]);
  });
});
