import fc from 'fast-check';
import { expect, it } from 'vitest';
import { maskPatient } from './mask-patient.ts';

const patient = (givenName: string | null, familyName: string | null, number: string | null) => ({
  number,
  numberType: '1',
  title: 'นาย',
  givenName,
  familyName,
  sex: null,
  bornOn: null,
  nationality: null,
});

it('a patient is told by the beginnings of names and the end of the number', () => {
  expect(maskPatient(patient('เป็นหนึ่ง', 'ใจดี', '1234567890123'))).toEqual({
    name: 'เป็… ใจ…',
    number: '…0123',
  });
  expect(maskPatient(patient(null, 'ก', null))).toEqual({ name: '…', number: '' });
});

it('no name and no number is ever told whole', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (name, number) => {
      const told = maskPatient(patient(name, null, number));
      expect(told.name.endsWith('…') && told.name.length <= name.length).toBe(true);
      expect(told.number).not.toBe(number);
    }),
  );
});
