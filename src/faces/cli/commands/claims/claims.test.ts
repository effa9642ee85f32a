import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Problem } from '../../../../base/errors/index.ts';
import { writeBillFile } from '../../../../services/claims/index.ts';
import { zipOf } from '../../../../stages/intake/testing/hostile-files.ts';
import { claimsCommand } from './claims.ts';

const folder = mkdtempSync(join(tmpdir(), 'chipao-claims-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const uploads = join(folder, 'uploads');
const clean = join(uploads, '99001');
const TODAY = ['--today', '2026-01-01'];

type Call = Readonly<{ text: string; problem: string | undefined }>;

async function call(...words: string[]): Promise<Call> {
  let text = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((part) => {
    text += String(part);
    return true;
  });
  try {
    const program = new Command('chipao').option('--json', '', false).exitOverride();
    claimsCommand(program);
    await program.parseAsync(words, { from: 'user' });
    return { text, problem: undefined };
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    return { text, problem: thrown.code };
  } finally {
    write.mockRestore();
  }
}

beforeAll(async () => {
  await call('claims', 'invent', '--hospitals', '2', '--claims', '30', '--seed', '3', uploads);
});

describe('chipao claims', () => {
  it('invents a folder for each hospital, in which nothing is wrong', async () => {
    expect(readdirSync(clean)).toHaveLength(16);
    expect(existsSync(`${clean}.truth.json`)).toBe(true);
    const { text, problem } = await call('claims', 'validate', clean, ...TODAY);
    expect(problem).toBeUndefined();
    expect(text).toContain('ไม่พบข้อผิดพลาด ส่งได้');
  });

  it('tells faults by cause with file, row, column and mend, and ends as wrong input', async () => {
    const faulty = join(folder, 'faulty');
    const csv = join(folder, 'faults.csv');
    await call(
      'claims',
      'invent',
      '--claims',
      '80',
      '--faults',
      '0.4',
      '--form',
      'dbf',
      '--encoding',
      'windows-874',
      faulty,
    );
    const { text, problem } = await call(
      'claims',
      'validate',
      join(faulty, '99001'),
      '--faults',
      csv,
      ...TODAY,
    );
    expect(problem).toBe('CLAIM_FILES_FAULTY');
    expect(text).toContain('วิธีแก้');
    const truth = JSON.parse(readFileSync(join(faulty, '99001.truth.json'), 'utf8')) as {
      faults: { code: string }[];
    };
    const lines = readFileSync(csv, 'utf8').split('\r\n');
    for (const { code } of truth.faults) expect(lines.some((line) => line.includes(code))).toBe(true);
    const english = await call('claims', 'validate', join(faulty, '99001'), '--lang', 'en', ...TODAY);
    expect(english.text).toContain('must be mended');
  });

  it('writes files again with plain slips mended, and they pass', async () => {
    const mended = join(folder, 'mended');
    const path = join(folder, 'OPD.txt');
    const text = readFileSync(join(clean, 'OPD.txt'), 'utf8').replaceAll('|202510', '|256810');
    writeFileSync(path, text);
    const before = await call('claims', 'validate', path, '--mended', mended, ...TODAY, '--json');
    expect(before.problem).toBe('CLAIM_FILES_FAULTY');
    expect(before.text).toContain('date-buddhist');
    const { text: after } = await call('claims', 'validate', join(mended, 'OPD.txt'), ...TODAY, '--json');
    expect(after).not.toContain('date-buddhist');
  });

  it('opens archives, and refuses one that was made to burst or is none', async () => {
    const archive = join(folder, 'upload.zip');
    const members = readdirSync(clean).map((name) => [name, readFileSync(join(clean, name))] as const);
    writeFileSync(archive, await zipOf(Object.fromEntries(members)));
    expect((await call('claims', 'validate', archive, ...TODAY)).problem).toBeUndefined();
    const bomb = join(folder, 'bomb.zip');
    writeFileSync(bomb, await zipOf({ 'INS.txt': Buffer.alloc(200_000_000) }));
    expect((await call('claims', 'validate', bomb)).problem).toBe('CLAIM_ARCHIVE_UNUSABLE');
    const broken = join(folder, 'broken.zip');
    writeFileSync(broken, 'PK but nothing more');
    expect((await call('claims', 'validate', broken)).problem).toBe('CLAIM_ARCHIVE_UNUSABLE');
  });

  it('takes bills out of their envelopes, and says when a checksum does not fit', async () => {
    const header = {
      hospital: '99001',
      hospitalName: 'ก',
      writtenAt: '2025-10-01T08:00:00',
      session: '1',
      count: 0,
    };
    const sections = new Map([
      ['BILLTRAN', []],
      ['BillItems', []],
    ]);
    const bytes = writeBillFile({ system: 'OP', payPlan: 'CS', version: '0.93', header, sections });
    const path = join(folder, 'BILLTRAN20251001.TXT');
    writeFileSync(path, bytes);
    const { text, problem } = await call('claims', 'validate', path, '--json');
    expect(problem).toBeUndefined();
    expect(JSON.parse(text)).toMatchObject({ set: 'csop', faults: [] });
    writeFileSync(path, Buffer.concat([Buffer.from(' '), bytes]));
    expect((await call('claims', 'validate', path, '--set', 'csop', '--json')).problem).toBe(
      'CLAIM_FILES_FAULTY',
    );
  });

  it('describes sets, files and columns, and says what it does not know', async () => {
    expect((await call('claims', 'describe')).text).toContain('forty-three-files');
    expect((await call('claims', 'describe', 'sixteen-files')).text).toContain('LABFU');
    expect((await call('claims', 'describe', 'sixteen-files', 'dru', '--lang', 'en')).text).toContain(
      'Drug name',
    );
    expect((await call('claims', 'describe', 'nothing')).problem).toBe('CLAIM_SET_UNKNOWN');
    expect((await call('claims', 'describe', 'sixteen-files', 'XYZ')).problem).toBe('CLAIM_FILE_UNKNOWN');
    expect((await call('claims', 'validate', join(folder, 'nowhere'))).problem).toBe('CLAIM_FILES_MISSING');
  });
});
