import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Row = Readonly<{ requirement: string; level: string; kind: string; where: string; why: string }>;

const [, ...lines] = readFileSync('docs/reference/asvs.csv', 'utf8').trim().split('\n');
const rows = lines.map(readRow);
const guide = readFileSync('docs/guide/security.md', 'utf8');

/** Only the last field may hold commas, and is quoted then; so may the third. */
function readRow(line: string): Row {
  const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((match) =>
    (match[1] ?? '').replace(/^"|"$/g, ''),
  );
  const [requirement = '', level = '', , kind = '', where = '', why = ''] = cells;
  return { requirement, level, kind, where, why };
}

describe('the list of security requirements', () => {
  it('holds every one of levels 1 and 2 once', () => {
    expect(new Set(rows.map(({ requirement }) => requirement)).size).toBe(rows.length);
    expect(rows.filter(({ level }) => level === '1')).toHaveLength(70);
    expect(rows.filter(({ level }) => level === '2')).toHaveLength(183);
  });

  it('leads each to a test that is there, a setting or a page, a reason, or says that it is open and why', () => {
    for (const { requirement, kind, where, why } of rows) {
      const isKnown =
        (kind === 'test' && /\.(test|spec)\.tsx?$/.test(where) && existsSync(where)) ||
        (kind === 'setting' && (/^[A-Z_]+$/.test(where) || existsSync(where))) ||
        ((kind === 'reason' || kind === 'open') && why.length > 3);
      expect(isKnown, requirement).toBe(true);
    }
  });

  it('says how many are open where people read about it', () => {
    const count = (kind: string) => rows.filter((row) => row.kind === kind).length;
    for (const kind of ['test', 'setting', 'reason', 'open'])
      expect(guide).toContain(`${kind} ${count(kind)}`);
  });
});
