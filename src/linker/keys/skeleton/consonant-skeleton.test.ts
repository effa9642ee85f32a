import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf, givenNames } from '../testing/thai-content.ts';
import { consonantSkeleton } from './consonant-skeleton.ts';

const names = givenNames();

describe('the consonant skeleton', () => {
  it.each([
    ['สุวรรณภูมิ', 'Suvarnabhumi', 'Suwannaphum'],
    ['สมชาย', 'Somchai', 'Somchay'],
    ['สมศักดิ์', 'Somsak', 'Somsag'],
    ['วิชัย', 'Vichai', 'Wichai', 'Wijai'],
    ['พรทิพย์', 'Porntip', 'Phonthip'],
    ['ศิริพร', 'Siriporn', 'Siriphon'],
    ['บุญมี', 'Boonmee', 'Bunmi'],
    ['อภิสิทธิ์', 'Abhisit', 'Apisit'],
    ['ประยุทธ์', 'Prayuth', 'Prayut'],
    ['ยุทธนา', 'Yutthana', 'Yuttana'],
    ['เพชรรัตน์', 'Petcharat', 'Phetcharat'],
    ['ธนากร', 'Thanakorn', 'Tanakon'],
    ['ไพโรจน์', 'Pairoj', 'Phairot', 'Pirote'],
    ['เจริญ', 'Charoen', 'Jaroen'],
    ['แก้วตา', 'Kaewta', 'Kaeota'],
    ['หนึ่งฤดี', 'Nuengruedi', 'Neungrudee'],
    ['ทรงพล', 'Songphon', 'Songpol'],
    ['อัจฉรา', 'Atchara', 'Achchara'],
    ['กฤษดา', 'Kritsada', 'Krisada'],
    ['วงศ์สวัสดิ์', 'Wongsawat', 'Vongsawad'],
    ['โอภาส', 'Opas', 'Ophat'],
  ])('of %s is the same in Latin letters', (thai, ...latin) => {
    const skeleton = consonantSkeleton(thai);
    expect(skeleton).not.toBeNull();
    expect(latin.map((name) => [name, consonantSkeleton(name)])).toEqual(
      latin.map((name) => [name, skeleton]),
    );
  });

  it('parts names that differ', () => {
    expect(consonantSkeleton('สมชาย')).not.toBe(consonantSkeleton('Somsak'));
    expect(consonantSkeleton('มานี')).not.toBe(consonantSkeleton('Malee'));
  });

  it('is of capital letters, none twice in a row, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom(...names)), (text) => {
        const skeleton = consonantSkeleton(text) ?? 'K';
        expect(skeleton).toMatch(/^[A-Z]+$/);
        expect(skeleton).not.toMatch(/(.)\1/);
      }),
    );
  });

  it('is a wide key: fourteen given names expect to share one', () => {
    expect(blocksOf(names, consonantSkeleton).expectedBlock).toBeCloseTo(14, -1);
  });
});
