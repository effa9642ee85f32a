import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { linkReportSchema, writeReport } from './index.ts';
import { crowdedReport, madeUpReport } from './testing/made-up-report.ts';

const MOST_BYTES = 2_000_000;
const VOID = new Set(['meta', 'input', 'link', 'br', 'img']);

describe('the report of a linking job', () => {
  it('is read from plain JSON', () => {
    const report = madeUpReport();
    expect(linkReportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });

  it('closes every element it opens and uses each id once', () => {
    const page = writeReport(madeUpReport());
    expect(unbalanced(page)).toEqual([]);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const named = [...page.matchAll(/aria-labelledby="([^"]+)"|href="#([^"]+)"/g)].map(
      (match) => match[1] ?? match[2],
    );
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('holds the figures of every section in its tables', () => {
    const tables = tablesOf(writeReport(madeUpReport()));
    expect(tables.get('sources')).toContainEqual(['House register', '40,321']);
    expect(tables.get('weights-0')).toContainEqual([
      'the same (moved by how common the value is)',
      '0.8200',
      '0.0040',
      '',
      '+7.7',
      '',
    ]);
    expect(tables.get('example-0')).toContainEqual(['Sum', '', '', '', '+3.1', '']);
    expect(tables.get('rules')).toContainEqual(['house, given_fold', '400,000', '234,567', '1,234,567', '']);
    expect(tables.get('blocks')).toContainEqual([
      'birth_date, given_fold',
      '1950-01-01 · มาลี',
      '812',
      '329,266',
    ]);
    expect(tables.get('caps')).toContainEqual(['birth_date, given_fold', '1,000', '2', '1,250,000']);
    expect(tables.get('columns')).toContainEqual(['Birth date', '99.0 %', '75.0 %', '0.0 %']);
    expect(tables.get('unlinkable-table')).toContainEqual(['+0.0', '700', '1.3 %']);
    expect(tables.get('threshold-table')).toContainEqual(['0.9500', '11,150', '98.1 %', '87.2 %', '91.8 %']);
    expect(tables.get('calibration-table')).toContainEqual(['0.25 – 0.30', '100', '0.2700', '27.5 %']);
    expect(tables.get('size-table')).toContainEqual(['7', '1', '7']);
    expect(tables.get('studio-0')).toContainEqual([
      '4',
      'Disability register',
      'disability-2',
      'มะลิวัลย์',
      'missing',
      '≠ 1950-03-02',
    ]);
  });

  it('shows the quality of the clusters where it is known', () => {
    const figures = (page: string) => page.match(/<dd>[^<]+<\/dd>/g)?.length;
    expect(writeReport(madeUpReport())).toContain('<dd>94.1 %</dd>');
    expect(figures(writeReport(madeUpReport({ quality: null })))).toBe(7);
  });

  it('says every sentence in both languages', () => {
    const page = writeReport(madeUpReport());
    const count = (language: string) => page.split(`<span lang="${language}">`).length;
    expect(count('th')).toBe(count('en'));
    expect(page).toContain('การเทียบแต่ละอย่างบอกอะไร');
    expect(page).toContain('1 ต.ค. 2569');
  });

  it('loads nothing and runs only its own script', () => {
    const page = writeReport(madeUpReport());
    expect(page).not.toMatch(/ src=| srcset=|@import|url\(/);
    expect([...page.matchAll(/href="([^"]+)"/g)].every((match) => match[1]?.startsWith('#'))).toBe(true);
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
    expect(page).toContain(`sha256-${createHash('sha256').update(script).digest('base64')}`);
  });

  it('prints words from data as words', () => {
    const page = writeReport(madeUpReport({ name: '<script>alert(1)</script>"\'&' }));
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;');
  });

  it('shows no value, block key or record number when values are masked', () => {
    const page = writeReport(madeUpReport({ maskValues: true }));
    for (const value of ['มะลิ', 'แสงทอง', '1950', 'มาลี', 'house-17', 'card-4', 'disability-2'])
      expect(page).not.toContain(value);
    const records = tablesOf(page).get('studio-0') ?? [];
    expect(records[0]?.slice(3)).toEqual(['••• A', '••• A', '••• A']);
    expect(records[2]?.slice(3)).toEqual(['≠ ••• B', '••• A', '••• A']);
  });

  it('stays small whatever it is given, and says what it left out', () => {
    const page = writeReport(crowdedReport());
    expect(Buffer.byteLength(page)).toBeLessThan(MOST_BYTES);
    expect(page).toContain('The first 60 of 3000 records are shown.');
  });

  it('says why a section is empty', () => {
    const empty = {
      examples: [],
      blocking: [],
      completeness: [],
      unlinkable: [],
      thresholds: null,
      calibration: null,
    };
    const page = writeReport(
      madeUpReport({ ...empty, clusterSizes: [], studio: { columns: [], clusters: [] } }),
    );
    expect(page.match(/class="none"/g)?.length).toBe(8);
    expect(unbalanced(page)).toEqual([]);
  });
});

/** Elements left open or closed out of turn. */
function unbalanced(page: string): readonly string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  const body = page.replace(/<(script|style)>[\s\S]*?<\/\1>/g, '');
  for (const [, slash, name = '', self] of body.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*?(\/?)>/gi)) {
    if (slash) {
      if (open.pop() !== name) wrong.push(name);
    } else if (!self && !VOID.has(name)) open.push(name);
  }
  return [...wrong, ...open];
}

/** Rows of every table by the id of its heading, in English. */
function tablesOf(page: string): ReadonlyMap<string, readonly (readonly string[])[]> {
  const english = page.replace(/<(span|tspan) lang="th">.*?<\/\1>/g, '');
  return new Map(
    english
      .split('<h3 id="')
      .slice(1)
      .map((part) => {
        const table = part.split('</table>')[0] ?? '';
        const body = table.slice(table.indexOf('</thead>'));
        const rows = [...body.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
          [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => wordsOf(cell)),
        );
        return [table.slice(0, table.indexOf('"')), rows] as const;
      }),
  );
}

function wordsOf(cell: string): string {
  return cell
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
