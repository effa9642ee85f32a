import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CLAIM_EVENT_KINDS,
  type ClaimEventKind,
  type ClaimHappening,
  type ClaimStanding,
  nextStanding,
  RESUBMITTABLE,
  stateOf,
} from './index.ts';

const told = (...kinds: readonly (ClaimEventKind | readonly [ClaimEventKind, number])[]): ClaimHappening[] =>
  kinds.map((one) =>
    typeof one === 'string' ? { kind: one, version: 1 } : { kind: one[0], version: one[1] },
  );

describe('how a claim stands', () => {
  it('goes from received to settled', () => {
    const way = told(
      'received',
      'checked',
      'forwarded',
      'payer-received',
      'waited',
      'approved',
      'cut-off',
      'settled',
    );
    expect(way.map((_one, index) => stateOf(way.slice(0, index + 1))?.state)).toEqual([
      'received',
      'received',
      'received',
      'received',
      'waited',
      'approved',
      'cut_off_batch',
      'settled',
    ]);
  });

  it('begins anew with a corrected version, and hears no more of the one before', () => {
    const sent = told('received', 'checked', 'forwarded', 'incomplete', ['resubmitted', 2]);
    expect(stateOf(sent)).toMatchObject({ state: 'received', version: 2 });
    expect(stateOf([...sent, ...told('rejected')])).toMatchObject({
      state: 'received',
      stage: 'resubmitted',
    });
    expect(stateOf([...sent, ...told(['checked', 2], ['forwarded', 2], ['approved', 2])])?.state).toBe(
      'approved',
    );
  });

  it('comes back from an appeal to what stood before, or is approved', () => {
    const appealed = told('received', 'checked', 'forwarded', 'rejected', 'appealed');
    const answer = (outcome: 'approved' | 'stands') =>
      stateOf([...appealed, { kind: 'appeal-answered', version: 1, outcome }]);
    expect(stateOf(appealed)?.state).toBe('appealed');
    expect(answer('approved')).toMatchObject({ state: 'approved', stage: 'approved', appealedFrom: null });
    expect(answer('stands')).toMatchObject({ state: 'rejected', stage: 'rejected' });
  });

  it.each([
    ['nothing before it is received', told('checked')],
    ['an approval of what was not sent', told('received', 'checked', 'approved')],
    ['money before a cut-off', told('received', 'checked', 'forwarded', 'approved', 'settled')],
    [
      'a new version of what is approved',
      told('received', 'checked', 'forwarded', 'approved', ['resubmitted', 2]),
    ],
    ['taking back what is with the payer', told('received', 'checked', 'forwarded', 'cancelled')],
    ['a version that is left out', told('received', ['resubmitted', 3])],
    ['an answer to an appeal that nobody made', told('received', 'checked', 'appeal-answered')],
  ])('does not know %s', (_what, happenings) => {
    expect(stateOf(happenings)).toBeUndefined();
  });

  it('is the same whether told at once or step by step, and never leaves the versions', () => {
    const happening = fc.record({
      kind: fc.constantFrom(...CLAIM_EVENT_KINDS),
      older: fc.integer({ min: 0, max: 1 }),
      outcome: fc.constantFrom('approved' as const, 'stands' as const),
    });
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), (steps) => {
        const taken: ClaimHappening[] = [{ kind: 'received', version: 1 }];
        let standing: ClaimStanding | undefined = stateOf(taken);
        for (const { kind, older, outcome } of steps) {
          const version = (standing?.version ?? 1) + (kind === 'resubmitted' ? 1 : -older);
          const step = { kind, version, outcome };
          const next = nextStanding(standing, step);
          if (!next) continue;
          if (kind === 'resubmitted') expect(RESUBMITTABLE).toContain(standing?.stage);
          taken.push(step);
          standing = next;
          expect(stateOf(taken)).toEqual(standing);
        }
      }),
    );
  });
});
