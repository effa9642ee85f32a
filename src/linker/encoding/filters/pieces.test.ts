import { describe, expect, it } from 'vitest';
import { settingsWith } from '../testing/made-up-people.ts';
import { piecesOf } from './pieces.ts';

const [given] = settingsWith().fields;
if (!given) throw new Error('a field');
const pieces = (change: Partial<typeof given>, value: string) =>
  [...piecesOf({ ...given, ...change }, value)].map((piece) =>
    piece.replace('\u0002', '^').replace('\u0003', '$').replace('\u0004', '#'),
  );

describe('what is hashed of a value', () => {
  it('is every run of letters, beginning and end marked, a repeated one counted', () => {
    expect(pieces({}, 'nana')).toEqual(['^n', 'na', 'an', 'na#2', 'a$']);
    expect(pieces({ padded: false }, 'nan')).toEqual(['na', 'an']);
    expect(pieces({ padded: false, q: 3 }, 'n')).toEqual(['n']);
  });

  it('is year, month and day of a date, so that one wrong leaves two', () => {
    expect(pieces({ as: 'date' }, '1950-02-03')).toEqual(['y1950', 'm02', 'd03']);
    expect(pieces({ as: 'date' }, '1950 02 03')).toEqual(['y1950', 'm02', 'd03']);
    expect(pieces({ as: 'date' }, '1950')).toEqual(['?1950']);
  });

  it('is each digit with its place, or the whole', () => {
    expect(pieces({ as: 'digits' }, '4-07')).toEqual(['0 4', '1 0', '2 7']);
    expect(pieces({ as: 'whole' }, 'f')).toEqual(['f']);
  });
});
