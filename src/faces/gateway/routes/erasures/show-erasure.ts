import type { ProtectionOfficer } from '../../../../base/access/index.ts';
import { personIdOf } from '../../../../base/model/index.ts';
import type { ErasureAnswer } from '../../../../contract/index.ts';
import type { Country } from '../../../../country.ts';
import type { ShownErasure } from '../../../../services/erasure/index.ts';

type Beside = Readonly<{ country: Country; officer: ProtectionOfficer }>;

/** An erasure in the words of the contract. */
export function showErasure(
  { erasure, reason, rows, waitsFor }: ShownErasure,
  { country, officer }: Beside,
): ErasureAnswer {
  const { id, state, basis, personKey } = erasure;
  return {
    id,
    state,
    waitsFor: waitsFor ?? null,
    basis,
    asked: { at: erasure.askedAt.toISOString(), by: erasure.askedBy },
    confirmed: actOf(erasure.confirmedAt, erasure.confirmedBy),
    withdrawn: actOf(erasure.withdrawnAt, erasure.withdrawnBy),
    doneAt: erasure.doneAt?.toISOString() ?? null,
    own: erasure.askedBy === officer.subject,
    person: personKey === undefined ? null : personIdOf(personKey),
    reason: reason ?? null,
    registers: country.contracts.flatMap(({ id: source, title, agency }) => {
      const count = rows[source];
      return count === undefined ? [] : [{ source, title, agency: agency.name, rows: count }];
    }),
  };
}

function actOf(at: Date | undefined, by: string | undefined): ErasureAnswer['confirmed'] {
  return at === undefined || by === undefined ? null : { at: at.toISOString(), by };
}
