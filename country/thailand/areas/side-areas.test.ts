import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadLocals, localsFolder } from './locals.ts';
import { loadPlaces } from './places.ts';
import { loadRegions } from './regions.ts';
import { loadProvinces } from './units.ts';

const places = loadPlaces();

describe('regions', () => {
  it('part the provinces, each into one region of every scheme', () => {
    const provinces = places
      .filter(({ level, retired }) => level === 'province' && !retired)
      .map(({ code }) => code);
    for (const { regions } of loadRegions(places))
      expect(regions.flatMap((region) => region.provinces).sort()).toEqual(provinces.sort());
  });

  it('are four and six, and say that nobody compared them with their source yet', () => {
    expect(loadRegions(places).map(({ id, regions, verified }) => [id, regions.length, verified])).toEqual([
      ['R4', 4, false],
      ['R6', 6, false],
    ]);
  });

  it('need the provinces alone', () => {
    expect(loadRegions(loadProvinces())).toEqual(loadRegions(places));
  });

  it('lie where their provinces lie', () => {
    const [four] = loadRegions(places);
    const south = four?.regions.find(({ place }) => place.code === 'R4-SOUTH');
    expect(south?.place).toMatchObject({ level: 'region', parent: 'TH', nameTh: 'ภาคใต้' });
    expect(south?.place.lat).toBeLessThan(11);
  });
});

describe('local administrations', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chipao-locals-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function load(members: string) {
    writeFileSync(
      join(folder, 'local-administrations.csv'),
      'code,name_th,name_en,kind_th,district\nL01,เทศบาลหนึ่ง,One,เทศบาลตำบล,1701\nL02,อบต.สอง,Two,,1701\n',
    );
    writeFileSync(join(folder, 'local-members.csv'), `place,local\n${members}`);
    return loadLocals(() => places, pathToFileURL(`${folder}/`));
  }

  it('are none where no list may be used', () => {
    expect(loadLocals(() => places, pathToFileURL(`${folder}/`))).toEqual([]);
  });

  it('have whole subdistricts and single villages of others', () => {
    const [one, two] = load('170101,L01\n17010201,L01\n17010202,L02\n');
    expect(one).toMatchObject({ place: { level: 'local', parent: '1701' }, members: ['170101', '17010201'] });
    expect(two?.members).toEqual(['17010202']);
  });

  it('are read from the folder somebody names, which must have both lists', () => {
    load('170101,L01\n');
    expect(localsFolder({ folder, invented: true }).href).toBe(pathToFileURL(`${folder}/`).href);
    rmSync(join(folder, 'local-members.csv'));
    expect(() => localsFolder({ folder })).toThrow(expect.objectContaining({ code: 'SETTINGS_INVALID' }));
  });

  it('are invented only where that is asked for: some split a subdistrict, some reach over several', () => {
    expect(loadLocals(() => places, localsFolder({}))).toEqual([]);
    const invented = loadLocals(() => places, localsFolder({ invented: true }));
    const reach = ({ members }: (typeof invented)[number]) =>
      new Set(members.map((code) => code.slice(0, 6))).size;
    expect(invented.every(({ place }) => place.code.startsWith('L99') && place.nameTh.includes('สมมุติ'))).toBe(
      true,
    );
    expect(invented.some((local) => reach(local) > 1)).toBe(true);
    const ofVillages = invented.filter(({ members }) =>
      members.some((code) => code.startsWith('17010201') || code.startsWith('17010207')),
    );
    expect(ofVillages).toHaveLength(2);
  });

  it.each([
    ['a place twice', '170101,L01\n170101,L02\n'],
    ['a village beside its whole subdistrict', '170101,L01\n17010101,L02\n'],
    ['a place that is not in force', '53030601,L01\n'],
    ['a local administration that is not listed', '170101,L09\n'],
  ])('refuse %s', (_what, members) => {
    expect(() => load(members)).toThrow(expect.objectContaining({ code: 'CONTENT_INVALID' }));
  });
});
