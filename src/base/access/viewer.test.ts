import { describe, expect, it } from 'vitest';
import type { AreaCode } from '../model/index.ts';
import { ANYONE, asOfficer, asSteward, parseRole, type Viewer } from './viewer.ts';

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
