import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { dialect, type Engine, openEngine, type Row, sql } from '../../src/base/lake/index.ts';
import { labelsFromColumn, pairQuality } from '../../src/linker/index.ts';
import { askChipao, chipao } from './stage/command.ts';
import { newFolder } from './stage/homes.ts';

const DATA = 'bench/linkdata';
const SETTINGS = 'bench/linkage/settings';
const FEBRL4 = [join(DATA, 'febrl4a.csv'), join(DATA, 'febrl4b.csv')];
const FEBRL4_SETTINGS = join(SETTINGS, 'febrl4.json');

type Summary = Readonly<{
  records: number;
  clusters: number;
  comparedPairs: number;
  notes: readonly unknown[];
  quality?: Readonly<{ precision: number; recall: number; f1: number; bCubed: number }>;
}>;

let folder: string;
beforeAll(() => {
  folder = newFolder('linking');
});

/** Settings of the benches with more beside them. */
function settingsWith(name: string, more: object): string {
  const path = join(folder, `${name}.json`);
  const plain: object = JSON.parse(readFileSync(join(SETTINGS, `${name}.json`), 'utf8'));
  writeFileSync(path, JSON.stringify({ ...plain, ...more }));
  return path;
}

async function reading<Answer>(work: (engine: Engine) => Promise<Answer>): Promise<Answer> {
  const engine = await openEngine({ memoryMb: 500, threads: 1, tempDirectory: join(folder, 'spill') });
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

function rowsOf(path: string): Promise<Row[]> {
  return reading((engine) => engine.rows(sql`select * from ${dialect.readParquet([path])}`));
}

/** F1 of clusters over Febrl's ids: `rec-7-org` and `rec-7-dup-0` are one person. */
function febrlQuality(rows: readonly Row[], id: string): ReturnType<typeof pairQuality> {
  const person = (row: Row) => /^rec-\d+/.exec(String(row[id]))?.[0];
  const found = labelsFromColumn(rows.map((row) => String(row['cluster_id'])));
  return pairQuality(found, labelsFromColumn(rows.map(person)));
}

describe('two registers of the same people', () => {
  let out: string;
  let summary: Summary;

  beforeAll(async () => {
    out = join(folder, 'febrl4');
    const report = join(out, 'report.html');
    const options = ['--settings', FEBRL4_SETTINGS, '--out', out, '--edges', '--report', report];
    summary = await askChipao<Summary>(['link', ...options, ...FEBRL4]);
  });

  it('are linked nearly without a mistake, by settings alone', async () => {
    expect(summary).toMatchObject({ records: 10_000, notes: [] });
    const clusters = await rowsOf(join(out, 'clusters.parquet'));
    expect(Object.keys(clusters[0] ?? {})).toEqual(['file', 'rec_id', 'cluster_id']);
    expect(clusters).toHaveLength(10_000);
    const { f1, precision } = febrlQuality(clusters, 'rec_id');
    expect(f1).toBeGreaterThanOrEqual(0.999);
    expect(precision).toBeGreaterThanOrEqual(0.999);
  });

  it('give edges that can be clustered again, by another rule or another program', async () => {
    const edges = await rowsOf(join(out, 'edges.parquet'));
    expect(Object.keys(edges[0] ?? {})).toEqual(['id_l', 'id_r', 'match_weight', 'match_probability']);
    const again = join(folder, 'again');
    const answer = await askChipao<{ records: number; clusters: number; largest: number }>([
      'link',
      'cluster',
      join(out, 'edges.parquet'),
      '--out',
      again,
    ]);
    expect(answer.clusters).toBeLessThan(answer.records);
    const clusters = await rowsOf(join(again, 'clusters.parquet'));
    expect(febrlQuality(clusters, 'id').f1).toBeGreaterThan(0.99);
  });

  it('give a report that is one file and asks nothing of the network', () => {
    const html = readFileSync(join(out, 'report.html'), 'utf8');
    expect(html).toMatch(/^<!doctype html>/i);
    expect(html).toMatch(/<html lang="th">[\s\S]*lang="en"[\s\S]*<\/html>\s*$/);
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(html).toContain('soc_sec_id');
    expect(html).not.toContain('pinkerton circuit');
  });

  it('give a model that can be shown, and that scores as the job did', async () => {
    const kept = join(out, 'model.json');
    const shown = await chipao(['link', 'model', 'show', kept]);
    expect([shown.code, shown.err]).toEqual([0, '']);
    expect(shown.out).toMatch(/given_name +exact[\s\S]*soc_sec_id +exact[\s\S]*rule +pairs/);
    const scored = join(folder, 'scored');
    const options = ['--settings', FEBRL4_SETTINGS, '--model', kept, '--out', scored];
    await askChipao(['link', 'predict', ...options, ...FEBRL4]);
    expect(await rowsOf(join(scored, 'edges.parquet'))).toEqual(await rowsOf(join(out, 'edges.parquet')));
    const trained = join(folder, 'trained');
    const model = await askChipao<{ version: string }>([
      'link',
      'train',
      '--settings',
      FEBRL4_SETTINGS,
      '--out',
      trained,
      ...FEBRL4,
    ]);
    expect(model.version).toBe(JSON.parse(readFileSync(kept, 'utf8')).version);
    expect(existsSync(join(trained, 'model.json'))).toBe(true);
  });

  it('say why two records are one person: the parts add up', async () => {
    type Field = { comparison: string; bits: number; rarityBits: number };
    const { score, together } = await askChipao<{
      score: { weight: number; probability: number; prior: number; rules: string[]; fields: Field[] };
      together: boolean;
    }>(['link', 'explain', 'rec-1070-org', 'rec-1070-dup-0', '--settings', FEBRL4_SETTINGS, ...FEBRL4]);
    const sum = score.fields.reduce((all, { bits, rarityBits }) => all + bits + rarityBits, score.prior);
    expect(score.weight).toBeCloseTo(sum, 8);
    expect(score.probability).toBeCloseTo(1, 6);
    expect(score.rules).toContain('soc_sec_id');
    expect(together).toBe(true);
  });

  it('say what each rule would bring, and write nothing', async () => {
    const none = join(folder, 'none');
    const { rules } = await askChipao<{ rules: { rule: string; pairs: number; largestBlocks: number[] }[] }>([
      'link',
      'blocking',
      '--settings',
      FEBRL4_SETTINGS,
      '--out',
      none,
      ...FEBRL4,
    ]);
    expect(rules.length).toBeGreaterThan(5);
    expect(Math.max(...rules.map(({ pairs }) => pairs))).toBeGreaterThanOrEqual(
      summary.comparedPairs / rules.length,
    );
    expect(rules.reduce((sum, { pairs }) => sum + pairs, 0)).toBeGreaterThanOrEqual(summary.comparedPairs);
    expect(existsSync(none)).toBe(false);
  });
});

describe('one register in which people are more than once', () => {
  it('of a thousand rows is held against the truth', async () => {
    const settings = settingsWith('fake-1000', { truth: 'cluster' });
    const words = ['link', 'evaluate', '--settings', settings, join(DATA, 'fake_1000.csv')];
    const quality = await askChipao<{
      pairs: { f1: number; precision: number; truePairs: number };
      missedByBlocking: number;
      thresholds: { threshold: number; precision: number; recall: number }[];
    }>(words);
    expect(quality.pairs.truePairs).toBe(2031);
    expect(quality.pairs.f1).toBeGreaterThanOrEqual(0.94);
    expect(quality.pairs.precision).toBeGreaterThanOrEqual(0.94);
    const recalls = quality.thresholds.map(({ recall }) => recall);
    expect(recalls).toEqual(recalls.toSorted((one, other) => other - one));
    const [first = 0] = recalls;
    expect(first).toBeLessThanOrEqual(1 - quality.missedByBlocking / quality.pairs.truePairs + 1e-9);
    const told = await chipao(words);
    expect(told.out).toMatch(/no blocking rule brought \d+ \(counted as missed\)/);
  });

  it('of 25,000 rows of historical people is deduplicated', async () => {
    const settings = settingsWith('historical', { truth: 'cluster' });
    const out = join(folder, 'historical');
    const { quality, records } = await askChipao<Summary>([
      'link',
      '--settings',
      settings,
      '--out',
      out,
      join(DATA, 'historical_25k.parquet'),
    ]);
    expect(records).toBe(25_153);
    expect(quality?.f1).toBeGreaterThanOrEqual(0.92);
    expect(quality?.bCubed).toBeGreaterThanOrEqual(0.92);
    expect(quality?.precision).toBeGreaterThanOrEqual(0.96);
  });
});
