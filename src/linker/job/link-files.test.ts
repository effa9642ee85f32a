import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dialect, type Row, sql } from '../../base/lake/index.ts';
import { writeReport } from '../report/index.ts';
import { type LinkSettings, type LinkSettingsInput, parseLinkSettings } from '../settings/index.ts';
import { type MadeUpRecord, madeUpRecords, mulberry, openWorkshop, type Workshop } from '../testing/index.ts';
import { clusterEdges } from './cluster-edges.ts';
import { evaluateJob } from './evaluate-job.ts';
import { explainPair } from './explain-pair.ts';
import { countBlocking, type LinkJob, linkFiles } from './link-files.ts';
import { type LinkModel, modelOf, readModel, trainedModel } from './model-file.ts';
import { reportOf } from './report/index.ts';
import { writeLinks } from './write-links.ts';

const PEOPLE = madeUpRecords({ people: 250, seed: 31 });
const HALVES = [PEOPLE.filter((_, n) => n % 2 === 0), PEOPLE.filter((_, n) => n % 2 === 1)];

let shop: Workshop;
beforeEach(async () => {
  shop = await openWorkshop();
});
afterEach(() => shop.close());

function settingsOf(more: Partial<LinkSettingsInput> = {}): LinkSettings {
  return parseLinkSettings({
    id: 'id',
    comparisons: [
      { column: 'forename', levels: 'name' },
      { column: 'surname', levels: 'name' },
      { column: 'born', levels: 'date' },
      { column: 'town', levels: 'text' },
      { column: 'number', levels: 'digits' },
    ],
    blocking: [['number'], ['surname', 'forename'], ['born'], [{ column: 'surname', first: 3 }, 'town']],
    training: { randomPairs: 20_000 },
    ...more,
  });
}

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const random = mulberry(seed);
  return items
    .map((item) => [random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

type Found = Readonly<{ model: LinkModel; content: string; clusters: Row[]; edges: Row[]; job: LinkJob }>;

/** Links files as the command does, and reads what it wrote. */
async function link(paths: readonly string[], settings = settingsOf(), model?: LinkModel): Promise<Found> {
  const folder = shop.path('links');
  const trained = model && trainedModel(model, settings, 'model.json');
  const limits = { ...shop.limits, threads: 2 };
  const job = await linkFiles({ settings, paths, limits, model: trained }, async (done, engine) => {
    await writeLinks(engine, done, { folder, paths, settings, edges: true });
    return done;
  });
  const { made: _, ...content } = await readModel(shop.path('links/model.json'));
  const read = (name: string) =>
    shop.engine.rows(sql`select * from ${dialect.readParquet([shop.path(`links/${name}.parquet`)])}`);
  return {
    model: modelOf(job, new Date(0)),
    content: JSON.stringify(content),
    clusters: await read('clusters'),
    edges: await read('edges'),
    job,
  };
}

async function write(files: readonly (readonly MadeUpRecord[])[]): Promise<string[]> {
  const paths = [];
  for (const [index, rows] of files.entries()) paths.push(await shop.writeCsv(`file-${index}.csv`, rows));
  return paths;
}

/** How the records fall into clusters, without what clusters are called. */
function partition(clusters: readonly Row[]): string[] {
  const groups = Map.groupBy(clusters, (row) => row['cluster_id']);
  return [...groups.values()]
    .map((rows) =>
      rows
        .map((row) => String(row['id']))
        .sort()
        .join(' '),
    )
    .sort();
}

describe('the same files', () => {
  it('give the same model, clusters and edges, run after run and in whatever order rows come', async () => {
    const first = await link(await write([PEOPLE]));
    const again = await link(await write([PEOPLE]));
    const other = await link(await write([shuffled(PEOPLE, 8)]));
    for (const run of [again, other]) {
      expect(run.content).toBe(first.content);
      expect(run.model.version).toBe(first.model.version);
      expect(run.clusters).toEqual(first.clusters);
      expect(run.edges).toEqual(first.edges);
    }
    expect(first.clusters).toHaveLength(PEOPLE.length);
    expect(first.edges.length).toBeGreaterThan(200);
  });

  it('give the same links between two files, in whatever order their rows come', async () => {
    const settings = settingsOf({ mode: 'link', clusters: { method: 'single-best' } });
    const first = await link(await write(HALVES), settings);
    const other = await link(await write(HALVES.map((rows, file) => shuffled(rows, file))), settings);
    expect(other.content).toBe(first.content);
    expect(other.clusters).toEqual(first.clusters);
    const sizes = Map.groupBy(first.clusters, (row) => `${row['cluster_id']} ${row['file']}`);
    expect(Math.max(...[...sizes.values()].map((rows) => rows.length))).toBe(1);
  });

  it('give the same clusters where records have no id but their row', async () => {
    const { id: _, ...without } = settingsOf();
    const bare = parseLinkSettings(without);
    const first = await link(await write([PEOPLE]), bare);
    expect(Object.keys(first.clusters[0] ?? {})).toEqual(['file', 'line', 'cluster_id']);
    const named = await link(await write([PEOPLE]));
    const byLine = partition(
      first.clusters.map((row) => ({ ...row, id: PEOPLE[Number(row['line']) - 1]?.id ?? '' })),
    );
    expect(byLine).toEqual(partition(named.clusters));
  });
});

describe('a model', () => {
  it('kept as a file scores as the job that trained it', async () => {
    const paths = await write([PEOPLE]);
    const trained = await link(paths);
    const kept = await readModel(shop.path('links/model.json'));
    expect(kept.made).toMatchObject({ records: PEOPLE.length, pairs: trained.job.pairs.compared });
    const used = await link(paths, settingsOf(), kept);
    expect(used.edges).toEqual(trained.edges);
    expect(used.clusters).toEqual(trained.clusters);
    expect(used.content).toBe(trained.content);
  });

  it('is refused by settings with other comparisons or rules', async () => {
    const { model } = await link(await write([PEOPLE]));
    const fewer = settingsOf({ comparisons: [{ column: 'surname', levels: 'name' }] });
    expect(() => trainedModel(model, fewer, 'm.json')).toThrow('LINK_MODEL_OTHER: The model m.json');
    expect(() => trainedModel(model, settingsOf({ blocking: [['town']] }), 'm.json')).toThrow('its blocking');
  });
});

describe('a job', () => {
  it('knows how right it is where the truth is known', async () => {
    const settings = settingsOf({ truth: 'person' });
    const order = { settings, paths: await write([PEOPLE]), limits: shop.limits };
    const quality = await linkFiles(order, (job, engine) => evaluateJob(engine, job));
    expect(quality.pairs.precision).toBeGreaterThan(0.97);
    expect(quality.pairs.recall).toBeGreaterThan(0.7);
    expect(quality.missedByBlocking).toBeGreaterThan(0);
    expect(quality.pairs.truePairs - quality.missedByBlocking).toBeGreaterThanOrEqual(
      quality.pairs.rightPairs * 0.9,
    );
    const without = { ...order, settings: settingsOf() };
    await expect(linkFiles(without, (job, engine) => evaluateJob(engine, job))).rejects.toThrow(
      'LINK_TRUTH_MISSING',
    );
  });

  it('explains a pair as it scored it, and a pair that it never compared too', async () => {
    const order = { settings: settingsOf(), paths: await write([PEOPLE]), limits: shop.limits };
    await linkFiles(order, async (job, engine) => {
      const ask = (left: string, right: string) =>
        explainPair(engine, job, { left, right, settings: order.settings });
      const [edge] = await engine.rows(sql`
        select one.own_id as one, other.own_id as other, scored.weight
        from scored
        join records as one on one.rid = left_rid
        join records as other on other.rid = right_rid
        order by weight, left_rid, right_rid
        limit 1`);
      const compared = await ask(String(edge?.['one']), String(edge?.['other']));
      expect(compared.score.weight).toBeCloseTo(Number(edge?.['weight']), 4);
      expect(compared.score.rules.length).toBeGreaterThan(0);
      const turned = await ask(String(edge?.['other']), String(edge?.['one']));
      expect(turned.score.weight).toBeCloseTo(compared.score.weight, 10);
      const never = await ask(PEOPLE[0]?.id ?? '', PEOPLE.at(-1)?.id ?? '');
      expect(never.score.rules).toEqual([]);
      expect(never.together).toBe(false);
      await expect(ask('r00001', 'nobody')).rejects.toMatchObject({
        code: 'LINK_RECORD_UNKNOWN',
        params: { argument: 'right' },
      });
    });
  });

  it('clusters a file of its edges, or of another program', async () => {
    const { edges } = await link(await write([PEOPLE]), settingsOf({ clusters: { method: 'components' } }));
    const asked = { out: shop.path('c.parquet'), probability: 0.95, largest: 100, limits: shop.limits };
    const answer = await clusterEdges({ ...asked, edges: shop.path('links/edges.parquet') });
    const ids = new Set(edges.flatMap((row) => [row['id_l'], row['id_r']]));
    expect(answer.records).toBe(ids.size);
    expect(answer.clusters).toBeLessThan(answer.records);
    const rows = edges.map((row) => ({
      unique_id_l: String(row['id_l']),
      unique_id_r: String(row['id_r']),
      match_weight: Number(row['match_weight']),
    }));
    const splink = await shop.writeCsv('splink.csv', rows);
    expect(await clusterEdges({ ...asked, edges: splink })).toEqual(answer);
    const other = await shop.writeCsv('other.csv', [{ a: 1, b: 2 }]);
    await expect(clusterEdges({ ...asked, edges: other })).rejects.toThrow('LINK_EDGES_UNREADABLE');
    const words = await shop.writeCsv('words.csv', [{ id_l: 1, id_r: 2, match_weight: 'high' }]);
    await expect(clusterEdges({ ...asked, edges: words })).rejects.toThrow('LINK_EDGES_UNREADABLE');
  });
});

describe('clusters that are all that hangs together', () => {
  /** A chain of records, each like the next alone: with a limit it is cut somewhere. */
  const chain = Array.from({ length: 160 }, (_, n) => ({
    id_l: `c${n}`,
    id_r: `c${n + 1}`,
    match_weight: 20 + (n % 7),
  }));

  it('are what a plain search over the pairs finds, however large, unless the settings set a limit', async () => {
    const same = Array.from({ length: 130 }, (_, n) => ({ ...PEOPLE[0], id: `x${n}`, person: 'p' }));
    const paths = [await shop.writeCsv('same.csv', [...same, ...PEOPLE.slice(200)])];
    const { clusters, job } = await link(paths, settingsOf({ clusters: { method: 'components' } }));
    const linked = new Map<number, number[]>();
    const least = Math.log2(0.95 / 0.05);
    job.pairs.weight.forEach((weight, pair) => {
      if (weight < least) return;
      const [one, other] = [job.pairs.left[pair] ?? 0, job.pairs.right[pair] ?? 0];
      linked.set(one, [...(linked.get(one) ?? []), other]);
      linked.set(other, [...(linked.get(other) ?? []), one]);
    });
    const label = new Int32Array(job.records.count).fill(-1);
    for (let start = 0; start < label.length; start++) {
      const open = label[start] === -1 ? [start] : [];
      for (let rid = open.pop(); rid !== undefined; rid = open.pop()) {
        if (label[rid] !== -1) continue;
        label[rid] = start;
        open.push(...(linked.get(rid) ?? []));
      }
    }
    expect(job.cluster).toEqual(label);
    const sizes = [...Map.groupBy(clusters, (row) => row['cluster_id']).values()].map((rows) => rows.length);
    expect(Math.max(...sizes)).toBeGreaterThanOrEqual(130);
    const limited = await link(paths, settingsOf({ clusters: { method: 'components', largest: 50 } }));
    const limitedSizes = [...Map.groupBy(limited.clusters, (row) => row['cluster_id']).values()];
    expect(Math.max(...limitedSizes.map((rows) => rows.length))).toBeLessThanOrEqual(50);
  });

  it('come of a file of edges too', async () => {
    const edges = await shop.writeCsv('chain.csv', chain);
    const asked = { edges, out: shop.path('c.parquet'), probability: 0.95, limits: shop.limits };
    expect(await clusterEdges(asked)).toMatchObject({ records: 161, edges: 160, clusters: 1, largest: 161 });
    const limited = await clusterEdges({ ...asked, largest: 100 });
    expect(limited.largest).toBeLessThanOrEqual(100);
    expect(limited.clusters).toBeGreaterThan(1);
  });
});

describe('a report', () => {
  it('shows how right the clusters are, and what the records of the largest blocks have in common', async () => {
    const settings = settingsOf({
      truth: 'person',
      blocking: [['town'], [{ column: 'surname', first: 3 }, 'born']],
    });
    const order = { settings, paths: await write([PEOPLE]), limits: shop.limits };
    await linkFiles(order, async (job, engine) => {
      const quality = await evaluateJob(engine, job);
      const report = await reportOf(engine, job, {
        settings,
        paths: order.paths,
        quality,
        maskValues: false,
      });
      expect(report.quality).toEqual({
        precision: quality.pairs.precision,
        recall: quality.pairs.recall,
        f1: quality.pairs.f1,
        bCubedF1: quality.bCubed.f1,
      });
      const [towns, names] = report.blocking;
      const counts = new Map<string, number>();
      for (const { town } of PEOPLE) if (town !== null) counts.set(town, (counts.get(town) ?? 0) + 1);
      for (const { key, records, pairs } of towns?.largest ?? []) {
        expect(counts.get(key[0] ?? '')).toBe(records);
        expect(pairs).toBe((records * (records - 1)) / 2);
      }
      expect(towns?.largest.map(({ records }) => records)).toEqual(job.rules[0]?.largestBlocks);
      expect(names?.largest[0]?.key).toEqual([
        expect.stringMatching(/^[a-z]{3}$/),
        expect.stringMatching(/^19/),
      ]);
      expect(writeReport(report)).toContain('upper vale');
      expect(writeReport({ ...report, maskValues: true })).not.toContain('upper vale');
    });
  });

  it('shows Thai letters of blocks as they are written, and counts pairs across files alone where files are linked', async () => {
    const row = (id: number, name: string) => ({ id, name, born: '1960-01-02' });
    const settings = parseLinkSettings({
      id: 'id',
      mode: 'link',
      comparisons: [{ column: 'name', levels: 'name' }],
      blocking: [[{ column: 'name', first: 2 }, 'born']],
    });
    const paths = [
      await shop.writeCsv('a.csv', [row(1, 'สมชาย'), row(2, 'สมหมาย')]),
      await shop.writeCsv('b.csv', [row(3, 'สมชัย')]),
    ];
    await linkFiles({ settings, paths, limits: shop.limits }, async (job, engine) => {
      const report = await reportOf(engine, job, { settings, paths, quality: undefined, maskValues: false });
      expect(report.quality).toBeNull();
      expect(report.blocking[0]?.largest).toEqual([{ key: ['สม', '1960-01-02'], records: 3, pairs: 2 }]);
    });
  });
});

describe('two files with the same ids', () => {
  const first = PEOPLE.slice(0, 60).map((row, n) => ({ ...row, id: String(n) }));
  const second = PEOPLE.slice(200, 260).map((row, n) => ({ ...row, id: String(n) }));

  it('keep records of one id apart in the answer', async () => {
    const { clusters, edges, job } = await link(await write([first, second]));
    expect(job.records.idsMeet).toBe(true);
    expect(new Set(clusters.map((row) => row['cluster_id'])).size).toBe(new Set(job.cluster).size);
    expect(edges.every((row) => /^[12]:\d+$/.test(String(row['id_l'])))).toBe(true);
  });

  it('are told apart by the number of the file when a pair is explained', async () => {
    const order = { settings: settingsOf(), paths: await write([first, second]), limits: shop.limits };
    await linkFiles(order, async (job, engine) => {
      const ask = (left: string) =>
        explainPair(engine, job, { left, right: '2:7', settings: order.settings });
      expect((await ask('1:7')).left).toMatchObject({ id: '1:7', file: 0 });
      await expect(ask('7')).rejects.toMatchObject({ code: 'LINK_RECORD_SHARED', params: { files: 2 } });
    });
  });
});

describe("levels in the settings' own SQL", () => {
  const custom = (condition: string) =>
    settingsOf({
      comparisons: [
        { column: 'surname', levels: 'name' },
        {
          column: 'born',
          levels: [{ label: 'close', when: { is: 'sql', sql: condition, columns: ['born'] } }],
        },
      ],
    });

  it('are scored, explained and reported', async () => {
    const settings = custom("abs(date_diff('day', try_cast(l.born as date), try_cast(r.born as date))) < 9");
    const paths = await write([PEOPLE]);
    const html = await linkFiles({ settings, paths, limits: shop.limits }, async (job, engine) => {
      const [left = 0, right = 0] = [job.pairs.left[0], job.pairs.right[0]];
      const ids = await engine.rows(sql`select own_id from records where rid in (${left}, ${right})`);
      const [one = '', other = ''] = ids.map((row) => String(row['own_id']));
      const { score } = await explainPair(engine, job, { left: one, right: other, settings });
      expect(score.weight).toBeCloseTo(job.pairs.weight[0] ?? Number.NaN, 4);
      return writeReport(
        await reportOf(engine, job, { settings, paths, quality: undefined, maskValues: true }),
      );
    });
    expect(html).toContain('<!doctype html>');
  });

  it('that the engine does not understand are refused before anything is compared', async () => {
    const order = { paths: await write([PEOPLE]), limits: shop.limits };
    const linking = linkFiles({ ...order, settings: custom('l.born like_it r.born') }, async () => 'done');
    await expect(linking).rejects.toMatchObject({ code: 'LINK_SQL_REFUSED', params: { comparison: 'born' } });
  });

  it('that stumble over a value are refused without telling the value', async () => {
    const order = { paths: await write([PEOPLE]), limits: shop.limits };
    const settings = custom('cast(l.born as integer) = cast(r.born as integer)');
    const linking = linkFiles({ ...order, settings }, async () => 'done');
    await expect(linking).rejects.toMatchObject({
      code: 'LINK_SQL_REFUSED',
      params: { answer: 'Conversion Error' },
    });
  });
});

describe('Thai names', () => {
  it('are linked, and shown as they are written', async () => {
    const rows = [
      { id: 1, name: 'สมชาย', family: 'ใจดี', born: '1960-01-02' },
      { id: 2, name: 'สมชัย', family: 'ใจดี', born: '1960-01-02' },
      { id: 3, name: 'มานี', family: 'มีนา', born: '1970-05-06' },
      { id: 4, name: 'มานี', family: 'มีนา', born: '1970-05-06' },
    ];
    const settings = parseLinkSettings({
      id: 'id',
      comparisons: ['name', 'family'].map((column) => ({ column, levels: 'name' })),
      blocking: [['born']],
    });
    const order = { settings, paths: [await shop.writeCsv('thai.csv', rows)], limits: shop.limits };
    await linkFiles(order, async (job, engine) => {
      const explained = await explainPair(engine, job, { left: '1', right: '2', settings });
      expect(explained.left.values).toEqual({ name: 'สมชาย', family: 'ใจดี', born: '1960-01-02' });
      expect(explained.score.fields.map(({ label }) => label)).toEqual(['likeness 0.88', 'exact']);
      const report = await reportOf(engine, job, {
        settings,
        paths: order.paths,
        quality: undefined,
        maskValues: false,
      });
      const shown = report.examples.flatMap(({ steps }) => steps.map(({ left }) => left));
      expect(shown.every((text) => /^[ก-๏]+$/.test(text ?? ''))).toBe(true);
    });
  });
});

describe('files that say nothing', () => {
  it('are linked without a crash, and what was noticed is told', async () => {
    const rows = [1, 2, 3].map((id) => ({
      id,
      forename: null,
      surname: `s${id}`,
      born: null,
      town: null,
      number: null,
    }));
    const { clusters, job } = await link([await shop.writeCsv('a.csv', rows)]);
    expect(partition(clusters)).toEqual(['1', '2', '3']);
    expect(job.notes.map(({ code, params }) => [code, params['column']])).toEqual([
      ['LINK_COLUMN_EMPTY', 'forename'],
      ['LINK_COLUMN_EMPTY', 'born'],
      ['LINK_COLUMN_EMPTY', 'town'],
      ['LINK_COLUMN_EMPTY', 'number'],
      ['LINK_NOTHING_COMPARED', undefined],
    ]);
  });

  it('that have one record are linked too', async () => {
    const { clusters } = await link(await write([PEOPLE.slice(0, 1)]));
    expect(clusters).toMatchObject([{ id: PEOPLE[0]?.id, cluster_id: PEOPLE[0]?.id }]);
  });

  it('that hold the same record over and over make one cluster of it, no larger than allowed', async () => {
    const same = Array.from({ length: 40 }, (_, n) => ({ ...PEOPLE[0], id: `x${n}`, person: 'p' }));
    const settings = settingsOf({ clusters: { largest: 25 } });
    const { clusters } = await link([await shop.writeCsv('a.csv', same)], settings);
    const sizes = [...Map.groupBy(clusters, (row) => row['cluster_id']).values()].map((rows) => rows.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(25);
  });
});

describe('a few clean doubles', () => {
  it('are found, though every rule that brings them leaves nothing to judge by', async () => {
    const rows = ['ash', 'birch', 'cedar', 'elm'].flatMap((surname, n) =>
      ['a', 'b'].map((copy) => ({ id: `${surname}-${copy}`, surname, number: `${7919 * (n + 3)}` })),
    );
    const comparisons = ['surname', 'number'].map((column) => ({ column, levels: 'exact' as const }));
    const settings = settingsOf({ comparisons, blocking: [['surname'], ['number']] });
    const { clusters } = await link([await shop.writeCsv('a.csv', rows)], settings);
    expect(partition(clusters)).toEqual(['ash-a ash-b', 'birch-a birch-b', 'cedar-a cedar-b', 'elm-a elm-b']);
  });
});

describe('an order', () => {
  it('to link files is refused for one file', async () => {
    const order = {
      settings: settingsOf({ mode: 'link' }),
      paths: await write([PEOPLE]),
      limits: shop.limits,
    };
    await expect(linkFiles(order, async () => 0)).rejects.toThrow('LINK_FILES_TOO_FEW');
  });

  it('with more levels than can be counted exactly is refused', async () => {
    const comparisons = Array.from({ length: 20 }, (_, n) => ({
      name: `c${n}`,
      column: 'surname',
      levels: 'date' as const,
    }));
    const order = {
      settings: settingsOf({ comparisons }),
      paths: await write([PEOPLE]),
      limits: shop.limits,
    };
    await expect(linkFiles(order, async () => 0)).rejects.toThrow('LINK_LEVELS_TOO_MANY');
  });

  it('with too little memory says so', async () => {
    const limits = { ...shop.limits, memoryMb: 4 };
    const order = {
      settings: settingsOf(),
      paths: await write([madeUpRecords({ people: 3000, seed: 1 })]),
      limits,
    };
    await expect(linkFiles(order, async () => 0)).rejects.toThrow('LINK_MEMORY_SPENT: The 4 MB');
  });

  it('to count blocking counts rules that linking would refuse', async () => {
    const settings = settingsOf({ blocking: [['town'], ['number']], mostPairs: 1000 });
    const order = { settings, paths: await write([PEOPLE]), limits: shop.limits };
    const counts = await countBlocking(order);
    expect(counts.rules.map(({ pairs }) => pairs > counts.mostPairs)).toEqual([true, false]);
    await expect(linkFiles(order, async () => 0)).rejects.toThrow('LINK_TOO_MANY_PAIRS');
  });
});

describe('written files', () => {
  it('name the file and id of every record, and keep the name of the id column', async () => {
    const paths = await write(HALVES);
    const { clusters } = await link(paths, settingsOf({ mode: 'link-and-dedupe' }));
    expect(new Set(clusters.map((row) => row['file']))).toEqual(new Set(paths));
    const renamed = PEOPLE.map(({ id, ...row }) => ({ file: id, ...row }));
    const own = await link([await shop.writeCsv('own.csv', renamed)], settingsOf({ id: 'file' }));
    expect(Object.keys(own.clusters[0] ?? {})).toEqual(['file', 'id', 'cluster_id']);
    expect(JSON.parse(await readFile(shop.path('links/model.json'), 'utf8'))).toHaveProperty('version');
  });
});
