import type { LinkReport } from '../link-report.ts';

const SHARES = Array.from({ length: 21 }, (_, place) => place / 20);

const level = (label: LinkReport['name'], m: number | null, u: number | null) => ({
  label,
  m,
  u,
  weight: m === null || u === null ? null : Math.log2(m / u),
  byFrequency: m === 0.82,
});

const model: LinkReport['models'][number] = {
  name: { th: 'คนไทย', en: 'Thai people' },
  version: 'thai-3f2a',
  trainedAt: '2026-09-30T18:05:00Z',
  prior: 0.00002,
  comparisons: [
    {
      name: { th: 'ชื่อ', en: 'Given name' },
      levels: [
        level({ th: 'ตรงกัน', en: 'the same' }, 0.82, 0.004),
        level({ th: 'ต่างกันตัวเดียว', en: 'one letter apart' }, 0.11, 0.002),
        level({ th: 'ต่างกัน', en: 'differ' }, 0.07, 0.994),
        level({ th: 'ไม่มีค่า', en: 'missing' }, null, null),
      ],
    },
    {
      name: { th: 'วันเกิด', en: 'Birth date' },
      levels: [
        level({ th: 'ตรงกัน', en: 'the same' }, 0.91, 0.00004),
        level({ th: 'สลับวันกับเดือน', en: 'day and month swapped' }, 0.02, 0.0001),
        level({ th: 'ต่างกัน', en: 'differ' }, 0.07, 0.9998),
      ],
    },
  ],
};

const step = (comparison: LinkReport['name'], values: readonly [string, string | null], weight: number) => ({
  comparison,
  level: weight > 0 ? 'the same' : 'differ',
  left: values[0],
  right: values[1],
  weight,
  frequencyWeight: weight > 0 ? -1.5 : 0,
});

const COLUMNS = [
  { th: 'ชื่อ', en: 'Given name' },
  { th: 'นามสกุล', en: 'Family name' },
  { th: 'วันเกิด', en: 'Birth date' },
];

const record = (id: string, source: number, ...values: (string | null)[]) => ({ id, source, values });
const edge = (left: number, right: number, weight: number) => ({ left, right, weight, bridge: weight < 5 });

const bridged: LinkReport['studio']['clusters'][number] = {
  id: '17',
  because: ['largest', 'bridge'],
  size: 7,
  links: 9,
  records: [
    record('house-17', 0, 'มะลิวัลย์', 'แสงทองคำ', '1950-02-03'),
    record('card-4', 1, 'มะลิวัลย์', 'แสงทองคำ', '1950-02-03'),
    record('card-9', 1, 'มลิวัลย์', 'แสงทองคำ', '1950-02-03'),
    record('disability-2', 2, 'มะลิวัลย์', null, '1950-03-02'),
    record('house-90', 0, 'มะลิวรรณ', 'แสงทอง', '1950-02-03'),
    record('card-77', 1, 'มะลิวรรณ', 'แสงทอง', '1950-02-03'),
    record('disability-8', 2, 'มะลิวรรณ', 'แสงทอง', '1950-02-03'),
  ],
  edges: [
    edge(0, 1, 21.4),
    edge(0, 2, 17.2),
    edge(1, 2, 16.8),
    edge(0, 3, 6.1),
    edge(1, 3, 6.3),
    edge(2, 4, 3.2),
    edge(4, 5, 20.9),
    edge(4, 6, 19.5),
    edge(5, 6, 18.7),
  ],
};

const SMALL: LinkReport = {
  name: { th: 'ทะเบียนบ้านกับบัตรสวัสดิการ', en: 'House register and welfare card' },
  madeAt: '2026-10-01T03:04:05Z',
  language: 'en',
  settingsHash: '9c1d44e0',
  tookSeconds: 12.3,
  maskValues: false,
  sources: [
    { name: { th: 'ทะเบียนบ้าน', en: 'House register' }, rows: 40_321 },
    { name: { th: 'บัตรสวัสดิการ', en: 'Welfare card' }, rows: 12_007 },
    { name: { th: 'คนพิการ', en: 'Disability register' }, rows: 3_410 },
  ],
  comparedPairs: 1_234_567,
  links: 11_890,
  threshold: 0.95,
  quality: { precision: 0.9812, recall: 0.8723, f1: 0.9236, bCubedF1: 0.9411 },
  models: [model],
  examples: [
    {
      left: { id: 'house-17', source: 0 },
      right: { id: 'card-4', source: 1 },
      priorWeight: -15.6,
      steps: [
        step({ th: 'ชื่อ', en: 'Given name' }, ['มะลิวัลย์', 'มะลิวัลย์'], 7.7),
        step({ th: 'วันเกิด', en: 'Birth date' }, ['1950-02-03', '1950-02-03'], 14.5),
        step({ th: 'นามสกุล', en: 'Family name' }, ['แสงทองคำ', null], -0.5),
      ],
      weight: 3.1,
      probability: 0.8955,
    },
  ],
  blocking: [
    {
      name: 'birth_date, given_fold',
      pairs: 1_000_000,
      newPairs: 1_000_000,
      largest: [{ key: ['1950-01-01', 'มาลี'], records: 812, pairs: 329_266 }],
      cap: { atMost: 1000, blocksDropped: 2, pairsDropped: 1_250_000 },
    },
    { name: 'house, given_fold', pairs: 400_000, newPairs: 234_567, largest: [], cap: null },
  ],
  completeness: [
    { column: { th: 'ชื่อ', en: 'Given name' }, notNull: [40_321, 12_000, 3_400] },
    { column: { th: 'วันเกิด', en: 'Birth date' }, notNull: [39_900, 9_004, 0] },
  ],
  unlinkable: Array.from({ length: 31 }, (_, place) => ({
    weight: place - 10,
    records: place * place * 7,
  })),
  thresholds: {
    kind: 'truth',
    truePairs: 12_400,
    missedByBlocking: 310,
    points: SHARES.map((probability) => ({
      probability,
      links: Math.round(14_000 - 3_000 * probability),
      precision: 0.8 + 0.19 * probability,
      recall: 0.97 - 0.12 * probability ** 4,
      f1: 0.88 + 0.04 * probability,
    })),
  },
  calibration: SHARES.slice(0, 10).map((from) => ({
    from,
    to: from + 0.05,
    pairs: 100,
    expected: from + 0.02,
    observed: Math.min(1, from * 1.1),
  })),
  clusterSizes: [
    { size: 1, clusters: 31_000 },
    { size: 2, clusters: 8_100 },
    { size: 3, clusters: 1_020 },
    { size: 4, clusters: 44 },
    { size: 7, clusters: 1 },
  ],
  studio: { columns: COLUMNS, clusters: [bridged] },
};

/** A small report of invented people; parts can be replaced. */
export function madeUpReport(parts: Partial<LinkReport> = {}): LinkReport {
  return { ...SMALL, ...parts };
}

/** A report with more of everything than a page should show. */
export function crowdedReport(): LinkReport {
  const many = 3000;
  const records = Array.from({ length: many }, (_, place) =>
    record(`house-${place}`, place % 3, `ชื่อที่ ${place}`, 'ก'.repeat(500), '1950-02-03'),
  );
  const edges = Array.from({ length: many - 1 }, (_, place) => edge(place, place + 1, place % 20));
  const cluster = { ...bridged, size: many, links: many - 1, records, edges };
  const small = madeUpReport();
  return madeUpReport({
    studio: {
      columns: COLUMNS,
      clusters: Array.from({ length: 100 }, (_, place) => ({ ...cluster, id: String(place) })),
    },
    examples: Array.from({ length: 100 }, () => small.examples[0]).filter((example) => example !== undefined),
    thresholds: {
      kind: 'estimated',
      points: Array.from({ length: 5000 }, (_, place) => ({
        probability: place / 5000,
        links: 9000 - place,
        expectedFalse: (5000 - place) / 10,
      })),
    },
    clusterSizes: Array.from({ length: 2000 }, (_, place) => ({ size: place + 1, clusters: 2000 - place })),
  });
}
