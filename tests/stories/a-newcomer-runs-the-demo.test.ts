import { describe, expect, inject, it } from 'vitest';
import { askChipao } from './stage/command.ts';

const STAGES = [
  'places',
  'intake',
  'linkage',
  'households',
  'profiles',
  'entitlements',
  'needs',
  'poverty',
  'gaps',
  'areas',
  'search',
];

type Quality = { precision: number; recall: number; f1: number };
type Fault = { kind: string; planted: number; found: number; precision: number; recall: number };
type Demo = {
  people: number;
  registers: number;
  rowsIn: number;
  rowsAccepted: number;
  rowsRejected: number;
  seconds: Record<string, number>;
  peakMemoryMb: number;
  links: Quality;
  faults: Fault[];
  missingOut: { programme: string; people: number; satangAMonth: number }[];
  targetPoor: number;
};

/** What the simple stages must find of each planted fault at the least; few are planted among 5,000 people. */
const LEAST_RECALL: Record<string, number> = {
  'name-misspelt': 0.95,
  'name-changed': 0.95,
  'number-transposed': 0.95,
  'number-missing': 0.95,
  'number-of-another': 0.6,
  'number-former': 0.6,
  'number-as-float': 0.9,
  'duplicate-row': 0.95,
  'wrong-era': 0.95,
  'title-in-name': 0.95,
  'house-number-date': 0.95,
  'stale-address': 0.9,
  'unreadable-row': 0.95,
  'mark-disagrees': 0.6,
  'answer-impossible': 0.6,
  'answer-out-of-range': 0.9,
  'surveyed-twice': 0.5,
  'poor-without-card': 0.7,
  'disabled-not-registered': 0.7,
  'elderly-without-allowance': 0.7,
  'disabled-without-allowance': 0.6,
  'allowance-with-pension': 0.6,
  'paid-after-death': 0.6,
  'child-without-grant': 0.5,
};

const said = inject('demo');

function demo(): Demo {
  return JSON.parse(said.out) as Demo;
}

describe('the demo', () => {
  it('ends well with one JSON object of the agreed names, and nothing else, on standard output', () => {
    expect(said.code, said.err).toBe(0);
    expect(said.out.trim().split('\n')).toHaveLength(1);
    const found = demo();
    expect(Object.keys(found)).toEqual([
      'people',
      'registers',
      'rowsIn',
      'rowsAccepted',
      'rowsRejected',
      'seconds',
      'peakMemoryMb',
      'links',
      'faults',
      'missingOut',
      'targetPoor',
    ]);
    expect(Object.keys(found.seconds)).toEqual([...STAGES, 'total']);
    expect(Object.keys(found.links)).toEqual(['precision', 'recall', 'f1']);
    for (const fault of found.faults)
      expect(Object.keys(fault)).toEqual(['kind', 'planted', 'found', 'precision', 'recall']);
    for (const missing of found.missingOut)
      expect(Object.keys(missing)).toEqual(['programme', 'people', 'satangAMonth']);
  });

  it('shows every stage with its rows on standard error', () => {
    for (const stage of STAGES)
      expect(said.err).toMatch(new RegExp(`^ {2}${stage} +[\\d,]+ rows +[\\d.]+ s`, 'm'));
  });

  it('loses no row: what came in was accepted or rejected', async () => {
    const { rowsIn, rowsAccepted, rowsRejected, registers, people } = demo();
    expect(rowsIn).toBe(rowsAccepted + rowsRejected);
    expect(rowsRejected).toBeGreaterThan(0);
    expect(registers).toBe(36);
    expect(people).toBeGreaterThan(4500);
    const rejects = await askChipao<{ total: number }>([
      'rejects',
      '--kind',
      'rejected',
      '--limit',
      '1',
      '--home',
      said.home,
    ]);
    expect(rejects.total).toBe(rowsRejected);
  });

  it('links records to people with hardly a mistake', () => {
    const { links } = demo();
    expect(links.precision).toBeGreaterThanOrEqual(0.999);
    expect(links.recall).toBeGreaterThanOrEqual(0.97);
  });

  it.each(Object.entries(LEAST_RECALL))('finds planted faults of the kind %s', (kind, least) => {
    const fault = demo().faults.find((one) => one.kind === kind);
    expect(fault?.planted).toBeGreaterThan(0);
    expect(fault?.found).toBeGreaterThan(0);
    expect(fault?.recall).toBeGreaterThanOrEqual(least);
    expect(fault?.precision).toBeGreaterThan(0);
  });

  it('has no kind of fault that is not looked for here', () => {
    expect(
      demo()
        .faults.map(({ kind }) => kind)
        .sort(),
    ).toEqual(Object.keys(LEAST_RECALL).sort());
  });

  it('says how many miss out on each programme, and how many are the target', () => {
    const { missingOut, targetPoor, people } = demo();
    const missed = new Map(missingOut.map((one) => [one.programme, one]));
    const monthly = [
      'old-age-allowance',
      'disability-allowance',
      'child-support-grant',
      'state-welfare-card',
    ];
    for (const programme of monthly) {
      expect(missed.get(programme)?.people).toBeGreaterThan(0);
      expect((missed.get(programme)?.satangAMonth ?? Number.NaN) % 100).toBe(0);
    }
    expect([...missed.keys()]).toEqual([
      ...monthly.slice(0, 3),
      'sso-child-allowance',
      'poor-pupil-support',
      'eef-grant',
      'state-welfare-card',
      'nsf-match',
      'rice-grower-payment',
      'long-term-care',
      'home-adaptation-disabled',
      'home-adaptation-elderly',
      'elderly-funeral',
      'justice-fund',
      'health-social-security',
      'health-civil-servant',
      'health-local-government',
      'health-state-body',
      'health-universal',
    ]);
    for (const { people: missing, satangAMonth } of missingOut) {
      expect(missing).toBeLessThan(people);
      expect(Number.isSafeInteger(satangAMonth) && satangAMonth >= 0).toBe(true);
    }
    expect(targetPoor).toBeGreaterThan(0);
  });

  it('is evaluated to the same links and faults afterwards', async () => {
    const found = await askChipao<Pick<Demo, 'links' | 'faults'>>(['evaluate', '--home', said.home]);
    expect(Object.keys(found)).toEqual([
      'links',
      'groups',
      'households',
      'faults',
      'gaps',
      'untold',
      'confidence',
    ]);
    expect(found.links).toMatchObject(demo().links);
    expect(found.faults).toEqual(demo().faults);
  });
});
