import { expect, it } from 'vitest';
import { outcomeOf } from './look-check.tsx';

const GOOD = { included: true, signed: true, sealed: undefined, witnesses: [] };

it('says of a look what the browser worked out, and never that it is good when any part is not', () => {
  expect(outcomeOf(GOOD)).toBe('looks.check.good');
  expect(outcomeOf({ ...GOOD, sealed: true, witnesses: ['university'] })).toBe('looks.check.witnessed');
  expect(outcomeOf({ ...GOOD, signed: undefined })).toBe('looks.check.unsigned');
  for (const forged of [{ included: false }, { signed: false }, { sealed: false }])
    expect(outcomeOf({ ...GOOD, witnesses: ['university'], ...forged })).toBe('looks.check.wrong');
});
