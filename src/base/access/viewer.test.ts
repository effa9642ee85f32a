import { describe, expect, it } from 'vitest';
import { type AreaCode, ROLES } from '../model/index.ts';
import {
  ANYONE,
  asCitizen,
  asHospital,
  asOfficer,
  asRole,
  asSteward,
  parseRole,
  type Viewer,
} from './viewer.ts';

const viewer: Viewer = { role: 'viewer', area: '17' as AreaCode, subject: 'test', sessionId: 's1' };

describe('names', () => {
  it('are for officers, of the area they have', () => {
    expect(asOfficer({ ...viewer, role: 'officer' })).toEqual({ ...viewer, role: 'officer' });
  });

  it('are refused to a viewer who signed in, and asked of anyone else to sign in for', () => {
    expect(() => asOfficer(viewer)).toThrow(expect.objectContaining({ code: 'NOT_ALLOWED' }));
    expect(() => asOfficer(ANYONE)).toThrow(expect.objectContaining({ code: 'SIGN_IN_NEEDED' }));
  });
});

describe('pairs in doubt', () => {
  it('are for stewards, and neither for officers nor for viewers', () => {
    expect(asSteward({ ...viewer, role: 'steward' })).toEqual({ ...viewer, role: 'steward' });
    for (const role of ['officer', 'viewer'] as const)
      expect(() => asSteward({ ...viewer, role })).toThrow(expect.objectContaining({ code: 'NOT_ALLOWED' }));
    expect(() => asSteward(ANYONE)).toThrow(expect.objectContaining({ code: 'SIGN_IN_NEEDED' }));
    expect(() => asOfficer({ ...viewer, role: 'steward' })).toThrow(
      expect.objectContaining({ code: 'NOT_ALLOWED' }),
    );
  });

  it('know the roles by name, and no others', () => {
    expect([parseRole('steward'), parseRole('officer'), parseRole('king')]).toEqual([
      'steward',
      'officer',
      undefined,
    ]);
  });
});

describe('a role', () => {
  it('is had or not: every other one is refused, and whoever is not signed in is asked to', () => {
    for (const has of ROLES)
      for (const needed of ROLES) {
        const ask = () => asRole({ ...viewer, role: has }, needed);
        if (has === needed) expect(ask().role).toBe(needed);
        else expect(ask).toThrow(expect.objectContaining({ code: 'NOT_ALLOWED' }));
      }
    for (const needed of ROLES.filter((role) => role !== 'viewer'))
      expect(() => asRole(ANYONE, needed)).toThrow(expect.objectContaining({ code: 'SIGN_IN_NEEDED' }));
  });

  it('of a hospital is of no use without the hospital', () => {
    const person = { ...viewer, role: 'hospital' } as const;
    expect(asHospital({ ...person, agency: '99001' })).toMatchObject({ role: 'hospital', hospital: '99001' });
    expect(() => asHospital(person)).toThrow(expect.objectContaining({ code: 'NOT_ALLOWED' }));
    expect(() => asHospital({ ...viewer, agency: '99001' })).toThrow(
      expect.objectContaining({ code: 'NOT_ALLOWED' }),
    );
  });

  it('of a citizen is of no use without the own person', () => {
    const citizen = { ...viewer, role: 'citizen' } as const;
    expect(asCitizen({ ...citizen, person: 'p1' })).toMatchObject({ role: 'citizen', person: 'p1' });
    expect(() => asCitizen(citizen)).toThrow(expect.objectContaining({ code: 'NOT_ALLOWED' }));
    expect(() => asCitizen({ ...viewer, person: 'p1' })).toThrow(
      expect.objectContaining({ code: 'NOT_ALLOWED' }),
    );
  });
});
