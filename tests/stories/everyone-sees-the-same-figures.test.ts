import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { id, sql } from '../../src/base/lake/index.ts';
import {
  type AreaAnswer,
  type AreaChildrenAnswer,
  areaChildrenSchema,
  areaSchema,
  areaSearchSchema,
  boundariesSchema,
  measuresSchema,
} from '../../src/contract/index.ts';
import { openReading } from '../../src/services/lookup/index.ts';
import { askChipao, chipao, startChipao } from './stage/command.ts';
import { type Cookies, type OpenGateway, openGateway } from './stage/gateway.ts';

const { home } = inject('demo');

let web: OpenGateway;
/** Who works in the whole country sees figures as they were counted. */
let officer: Cookies;
/** Measures that one divides by another: those of an area are no sum of those of its children. */
let ratios: ReadonlySet<string>;

beforeAll(async () => {
  web = await openGateway(home);
  officer = await web.signIn('officer', 'TH');
  const { measures } = measuresSchema.parse(JSON.parse((await web.get('/api/v1/measures')).body));
  ratios = new Set(measures.filter(({ unit }) => unit === 'ratio').map(({ id }) => id));
});

afterAll(() => web.close());

async function areaOf(code: string, who: Cookies = officer): Promise<AreaAnswer> {
  const { status, body } = await web.get(`/api/v1/areas/${code}`, who);
  expect(status).toBe(200);
  return areaSchema.parse(JSON.parse(body));
}

async function childrenOf(code: string, group = ''): Promise<AreaChildrenAnswer> {
  const { body } = await web.get(`/api/v1/areas/${code}/children${group && `?group=${group}`}`, officer);
  return areaChildrenSchema.parse(JSON.parse(body));
}

it('has one row for everybody where agreements count rows as people', async () => {
  const reading = await openReading(web.house);
  try {
    const { datasets } = web.house.country.agreements().content;
    const counted = datasets.filter(({ rowPerSubject }) => rowPerSubject);
    expect(counted.map(({ id: name }) => name)).toEqual(['person', 'household']);
    for (const { tables, subject = '' } of counted) {
      const table = id(`${tables[0]?.dataset}.${tables[0]?.table}`);
      const [row] = await reading.serving.rows(
        sql`select count(*) = count(distinct ${id(subject)}) as holds from ${table}`,
      );
      expect(row).toEqual({ holds: true });
    }
  } finally {
    await reading.close();
  }
});

describe('an area', () => {
  it('has the same figures on the command line, in the API and over the network', async () => {
    const serving = startChipao(['serve', '--port', '0', '--home', home]);
    const ready = await serving.line('ready');
    const address = /http:\/\/localhost:\d+/.exec(ready)?.[0] ?? '';
    const [shown, told, fetched] = await Promise.all([
      askChipao<AreaAnswer>(['area', 'TH', '--home', home]),
      askChipao<AreaAnswer>(['area', 'TH', '--published', '--home', home]),
      fetch(`${address}/api/v1/areas/TH`).then((answer) => answer.json()),
    ]);
    serving.child.kill('SIGTERM');
    const { code, out } = await serving.ended;
    expect([code, out]).toEqual([0, `${ready}\n`]);
    expect(shown).toEqual(await areaOf('TH'));
    expect(fetched).toEqual(told);
    expect(told).toEqual(await areaOf('TH', {}));
    expect([shown.protection.kind, told.protection.kind]).toEqual(['none', 'noise']);
    expect(shown.parentFigures).toBeNull();
  });

  it('is found under its code in small letters', async () => {
    expect(await areaOf('th')).toEqual(await areaOf('TH'));
    expect(await askChipao<AreaAnswer>(['area', 'th', '--home', home])).toEqual(await areaOf('TH'));
  });

  it('shows the figures of what it lies in beside its own', async () => {
    expect((await areaOf('17')).parentFigures).toEqual((await areaOf('TH')).figures);
  });

  it('names the day and the registers that it stands on', async () => {
    const { asOf, sources, version } = await areaOf('17');
    expect(asOf).toBe('2026-09-30');
    expect(sources).toHaveLength(36);
    expect(version).toMatch(/^areas\/[0-9a-f]{20}$/);
  });

  it('that there is not is refused on both, with the code 4 and the status 404', async () => {
    for (const code of ['99', '1', 'XX', '17999999']) {
      const { status, body } = await web.get(`/api/v1/areas/${code}`);
      expect([status, (JSON.parse(body) as { code: string }).code]).toEqual([404, 'AREA_UNKNOWN']);
    }
    const said = await chipao(['area', '99', '--home', home]);
    expect([said.code, said.out]).toEqual([4, '']);
    expect(said.err).toMatch(/^AREA_UNKNOWN\n {2}ไม่มีรหัสพื้นที่ 99 .*\n {2}There is no area 99\./);
  });
});

describe('a number', () => {
  it('of an area is the sum of those of its children, down to the village', async () => {
    let looked = 0;
    const check = async (code: string): Promise<void> => {
      const { figures } = await areaOf(code);
      const { children } = await childrenOf(code);
      if (children.length === 0) return;
      looked += 1;
      if (code !== 'TH') expect(sumsOf(children), code).toEqual(summable(figures));
      const peopled = children.filter((child) => (child.figures['people'] ?? 0) > 0);
      for (const child of peopled.slice(0, code === 'TH' ? 8 : 2)) await check(child.code);
    };
    await check('TH');
    await check('17');
    expect(looked).toBeGreaterThan(20);
  });

  it('of the country is that of its provinces and of those whose place no register tells', async () => {
    const { figures } = await areaOf('TH');
    const sums = sumsOf((await childrenOf('TH')).children);
    const nowhere = (figures['people'] ?? 0) - (sums['people'] ?? 0);
    expect(nowhere).toBeLessThan((figures['people'] ?? 0) / 500);
    for (const [measure, value] of Object.entries(summable(figures)).filter(
      ([name]) => !name.includes('satang'),
    )) {
      const unplaced = value - (sums[measure] ?? 0);
      expect(unplaced, measure).toBeGreaterThanOrEqual(0);
      expect(unplaced, measure).toBeLessThanOrEqual(nowhere);
    }
  });

  it('of everybody is the sum of those of women and men, and of the stages of life', async () => {
    const { figures, groups } = await areaOf('TH');
    const sum = (...names: string[]) => names.reduce((all, name) => all + (groups[name]?.['people'] ?? 0), 0);
    expect(sum('sex:m', 'sex:f')).toBe(figures['people']);
    expect(sum('stage:early-child', 'stage:school', 'stage:working', 'stage:older')).toBe(figures['people']);
  });

  it('of a group in an area is the sum of those of its children', async () => {
    const { groups } = await areaOf('17');
    const { children } = await childrenOf('17', 'stage:older');
    const older = groups['stage:older'] ?? {};
    for (const [measure, value] of Object.entries(summable(older))) {
      const sum = children.reduce((all, child) => all + (child.groups['stage:older']?.[measure] ?? 0), 0);
      expect(sum, measure).toBe(value);
    }
    expect(older['people']).toBeGreaterThan(0);
  });

  it('has a name and a meaning in both languages', async () => {
    const { measures, groups } = measuresSchema.parse(JSON.parse((await web.get('/api/v1/measures')).body));
    const { figures, groups: counted } = await areaOf('TH');
    const untold = measures.map(({ id }) => id).filter((id) => !(id in figures));
    expect(untold.filter((id) => figures[id.replace('poor_by:', 'judged:')] !== 0)).toEqual([]);
    expect(Object.keys(figures).filter((id) => !measures.some((one) => one.id === id))).toEqual([]);
    expect(Object.keys(counted).sort()).toEqual(groups.map(({ id }) => id).sort());
    for (const { title, definition } of measures) {
      expect(title.th).toMatch(/[ก-ฮ]/);
      expect(definition.th).toMatch(/[ก-ฮ]/);
      expect(definition.en).not.toBe('');
    }
  });
});

describe('whoever does not work in an area', () => {
  it('sees the same published figures, whoever it is and however often they ask', async () => {
    const others = await Promise.all([
      web.signIn('officer', '18'),
      web.signIn('viewer', 'TH'),
      web.signIn('steward', '17'),
    ]);
    const nobody = await web.get('/api/v1/areas/17');
    for (const who of [...others, {}, {}])
      expect((await web.get('/api/v1/areas/17', who)).body).toBe(nobody.body);
  });

  it('sees each count within five of what was counted, at every level', async () => {
    for (const code of ['TH', '17', '1701', 'R4-CENTRAL']) {
      const [shown, counted] = [await areaOf(code, {}), await areaOf(code)];
      const { measures } = measuresSchema.parse(JSON.parse((await web.get('/api/v1/measures')).body));
      const counts = measures.filter(({ publish }) => publish === 'counts').map(({ id }) => id);
      for (const id of counts.filter((one) => one in shown.figures))
        expect(Math.abs((shown.figures[id] ?? 0) - (counted.figures[id] ?? 0)), id).toBeLessThanOrEqual(5);
      for (const id of Object.keys(counted.figures))
        expect([id, id in shown.figures || id in shown.protection.hidden]).toEqual([id, true]);
    }
  });

  it('is not told what is never published: neither as a figure, nor for a group, nor through time', async () => {
    const { measures } = measuresSchema.parse(JSON.parse((await web.get('/api/v1/measures')).body));
    const never = measures.filter(({ publish }) => publish === 'no').map(({ id }) => id);
    expect(never.length).toBeGreaterThan(3);
    const { figures, groups, parentFigures } = await areaOf('17', {});
    for (const id of never)
      for (const told of [figures, parentFigures ?? {}, ...Object.values(groups)])
        expect(told).not.toHaveProperty([id]);
    const { body } = await web.get(`/api/v1/areas/17/history?measure=${encodeURIComponent(never[0] ?? '')}`);
    const points = (JSON.parse(body) as { points: { value: number | null }[] }).points;
    expect(points.every(({ value }) => value === null)).toBe(true);
    expect(JSON.parse((await web.get('/api/v1/areas/17/masks')).body)).toMatchObject({ masks: [] });
  });
});

describe('the map', () => {
  it.each(['TH', '17', '1702'])('of %s has a shape for every child with people', async (code) => {
    const { children } = await childrenOf(code);
    const shapes = boundariesSchema.parse(
      JSON.parse((await web.get(`/api/v1/areas/${code}/boundaries`)).body),
    );
    const drawn = new Set(shapes.features.flatMap((feature) => feature.properties.codes));
    expect(children.filter((child) => !drawn.has(child.code)).map((child) => child.code)).toEqual([]);
  });

  it('finds a place by a part of its name', async () => {
    const { body } = await web.get(`/api/v1/areas?search=${encodeURIComponent('สิงห์บุรี')}`);
    const { areas } = areaSearchSchema.parse(JSON.parse(body));
    expect(areas[0]).toMatchObject({ code: '17', path: [{ code: 'TH' }, { code: '17' }] });
  });
});

function summable(figures: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).filter(([measure]) => !ratios.has(measure)));
}

function sumsOf(children: AreaChildrenAnswer['children']): Record<string, number> {
  return Object.fromEntries(
    Object.keys(summable(children[0]?.figures ?? {})).map((measure) => [
      measure,
      children.reduce((sum, child) => sum + (child.figures[measure] ?? 0), 0),
    ]),
  );
}
