import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadThailand } from '../../../../../country/thailand/index.ts';
import type { Viewer } from '../../../../base/access/index.ts';
import type { ClaimHospital } from '../../../../base/claim/index.ts';
import { Problem } from '../../../../base/errors/index.ts';
import type { AreaCode } from '../../../../base/model/index.ts';
import { seenHospitals } from './seen-hospitals.ts';

const regions = loadThailand().regions();
const name = { th: 'ก', en: 'a' };
const hospitals: ClaimHospital[] = [
  { code: '99001', name, province: '17' as AreaCode },
  { code: '99002', name, province: '18' as AreaCode },
  { code: '99003', name, province: '50' as AreaCode },
  { code: '99004', name, province: null },
];
/** One that is in no list as well. */
const codes = [...hospitals.map(({ code }) => code), '88888'];
const central = regions
  .flatMap((scheme) => scheme.regions)
  .find(({ provinces }) => provinces.some((code) => code === '17'));

const viewerOf = (area: string): Viewer => ({
  role: 'officer',
  area: area as AreaCode,
  subject: 'test',
  sessionId: 's',
});

function seen(area: string, choice: Parameters<typeof seenHospitals>[1]): string[] | string {
  try {
    const told = seenHospitals(viewerOf(area), choice, { hospitals, regions });
    if (told === undefined) return codes;
    return 'among' in told ? [...told.among] : codes.filter((code) => !told.except.includes(code));
  } catch (thrown) {
    return thrown instanceof Problem ? thrown.code : 'thrown';
  }
}

describe('hospitals that somebody sees', () => {
  it('are all with the country, those of the provinces with a region, those of a province, and none below', () => {
    expect(seen('TH', {})).toEqual(codes);
    expect(seen('17', {})).toEqual(['99001']);
    expect(seen(central?.place.code ?? '', {})).toEqual(['99001', '99002']);
    for (const area of ['1701', '170101', 'L170001']) expect(seen(area, {})).toBe('NOT_ALLOWED');
    expect(seen('TH', { province: 'none' })).toEqual(['99004', '88888']);
  });

  it('never lie outside the own area, whatever is asked', () => {
    const choice = fc.record(
      {
        province: fc.constantFrom('17', '18', '50', 'none', '99'),
        hospital: fc.constantFrom(...codes),
      },
      { requiredKeys: [] },
    );
    const own = { '17': ['99001'], '18': ['99002'], '50': ['99003'] };
    fc.assert(
      fc.property(fc.constantFrom('17' as const, '18' as const, '50' as const), choice, (area, asked) => {
        const told = seen(area, asked);
        if (told === 'NOT_ALLOWED') return;
        for (const code of told) expect(own[area]).toContain(code);
        if (asked.hospital !== undefined) expect(told).toEqual([asked.hospital]);
      }),
    );
  });
});
