import { describe, expect, it } from 'vitest';
import { checkAgreement, sharedDatasetSchema } from '../../../src/base/agreement/index.ts';
import { loadPlaces } from '../areas/index.ts';
import { loadAgreements } from './index.ts';

const { agreements, content } = loadAgreements(loadPlaces());
const named = (id: string) => agreements.find(({ agreement }) => agreement.id === id)?.agreement;

describe('the agreements of Thailand', () => {
  it('are the four that the sources tell of, one with each payer of claims and an example for events, with all their parties', () => {
    expect(agreements.map(({ agreement }) => [agreement.id, agreement.parties.length])).toEqual([
      ['agr-2561-tpmap-11', 11],
      ['agr-2566-health-inet', 2],
      ['agr-2568-finance-health', 2],
      ['agr-2568-vulnerable-29', 29],
      ['agr-2569-claims-csmbs', 3],
      ['agr-2569-claims-lgo', 3],
      ['agr-2569-claims-nhso', 3],
      ['agr-2569-claims-sso', 3],
      ['agr-2569-life-events', 2],
    ]);
  });

  it('say of every one what was assumed, and that no section of the law was verified', () => {
    for (const { agreement } of agreements) expect(agreement.assumed.length).toBeGreaterThan(0);
    expect(content.terms.bases.filter(({ verified }) => verified)).toEqual([]);
  });

  it('let no name leave, and the number only as a token', () => {
    for (const { agreement } of agreements)
      for (const { columns } of agreement.grants) {
        expect(columns['nid'] ?? 'token').toBe('token');
        expect(Object.keys(columns)).not.toContain('family_name');
      }
  });

  it('give payers of claims no more than files for claims, and neither trade nor marriage nor what a drug cost the hospital', () => {
    const toPayers = agreements.filter(({ agreement }) => agreement.id.includes('-claims-'));
    for (const { agreement } of toPayers)
      for (const { dataset, act, columns } of agreement.grants) {
        expect([dataset, act]).toEqual(['claim_files', ['extract']]);
        for (const withheld of ['pat_occupa', 'pat_marriage', 'pat_namepat', 'dru_drugcost', 'opd_detail'])
          expect(Object.keys(columns)).not.toContain(withheld);
      }
    const others = agreements.filter((one) => !toPayers.includes(one));
    const datasets = others.flatMap(({ agreement }) => agreement.grants.map(({ dataset }) => dataset));
    expect(datasets).not.toContain('claim_files');
  });

  it('grant a processor nothing', () => {
    expect(named('agr-2566-health-inet')).toMatchObject({
      controllers: ['org:moph'],
      processors: ['org:inet'],
      grants: [],
    });
  });
});

describe('an agreement with faults', () => {
  const sound = named('agr-2568-finance-health');
  const [signed] = sound?.grants ?? [];
  const { means: _means, ...grant } = { ...signed };
  const faultsOf = (changes: object) => checkAgreement({ ...sound, ...changes }, content).faults;
  const withGrant = (changes: object) => faultsOf({ grants: [{ ...grant, ...changes }] });

  it('is refused with the place, the reason and what to do', () => {
    expect(withGrant({ columns: { ages: 'clear' } })).toEqual([
      { path: 'grants.0.columns.ages', reason: 'person has no such column', suggestion: 'did you mean age?' },
    ]);
    expect(withGrant({ columns: { age: 'token' } })[0]?.suggestion).toContain('band');
    expect(withGrant({ dataset: 'persons' })[0]?.suggestion).toBe('did you mean person?');
    expect(withGrant({ to: ['org:moj'] })[0]?.path).toBe('grants.0.to');
    expect(withGrant({ rows: { areas: ['99'] } })[0]?.reason).toBe('there is no area 99');
    expect(withGrant({ rows: { areas: ['TH'], where: { column: 'age', is: 'sixty' } } })[0]?.path).toBe(
      'grants.0.rows.where',
    );
    expect(withGrant({ act: ['lookup'] })[0]?.path).toBe('grants.0.lookupBy');
    expect(faultsOf({ purpose: ['dpv-ps:Marketing'] })[0]?.path).toBe('purpose.0');
    expect(faultsOf({ valid: { from: '2026-01-01', until: '2026-01-01' } })[0]?.path).toBe('valid.until');
    expect(faultsOf({ version: 2 })[0]?.path).toBe('prev');
    expect(faultsOf({ controllers: ['org:mof'], recipients: ['org:mof'] })[0]?.reason).toBe(
      'org:moph has no part',
    );
  });

  it('is refused for a key that nobody reads, at any depth', () => {
    expect(faultsOf({ purposes: [] })[0]).toMatchObject({
      path: 'the top',
      suggestion: 'did you mean purpose?',
    });
    expect(withGrant({ rows: { areas: ['TH'], sql: 'true' } })[0]?.reason).toContain('sql');
  });

  it('cannot speak of figures of areas, which leave as they are published and otherwise to nobody', () => {
    expect(withGrant({ dataset: 'area_figure', columns: { area: 'clear' } })[0]?.path).toBe(
      'grants.0.dataset',
    );
    expect(content.datasets.filter(({ about }) => about === 'area')).toEqual([]);
    const words = (text: string) => ({ th: text, en: text });
    const figures = sharedDatasetSchema.parse({
      id: 'area_figure',
      title: words('figures'),
      about: 'area',
      tables: [{ as: 'figure', dataset: 'areas', table: 'figures' }],
      columns: [
        { name: 'level', title: words('level'), type: 'text' },
        { name: 'value', title: words('value'), type: 'integer' },
      ],
    });
    const pathsOf = (changes: object) => {
      const output = { minCell: 10, noise: 'none', maxRows: 10, subjectsPerDay: 0 };
      const asked = { dataset: 'area_figure', output, rows: { areas: ['TH'] }, act: ['table'] };
      const grants = [{ ...grant, ...asked, ...changes }];
      const datasets = [...content.datasets, figures];
      return checkAgreement({ ...sound, grants }, { ...content, datasets }).faults.map(({ path }) => path);
    };
    expect(pathsOf({ columns: { level: 'clear' } })).toEqual([]);
    for (const mask of ['clear', 'band:10', 'band:1000000'])
      expect(pathsOf({ columns: { level: 'clear', value: mask } })).toEqual(['grants.0.columns.value']);
    // Nobody's noise can be put on rows about nobody, so it cannot be promised.
    const blurred = { minCell: 10, noise: 'ckm/D5V3', maxRows: 10, subjectsPerDay: 0 };
    expect(pathsOf({ columns: { level: 'clear' }, output: blurred })).toEqual(['grants.0.output.noise']);
  });
});
