import type { KeptClaim } from '../../../base/ledger/index.ts';
import type { Found } from './finding.ts';

/** Which other claims of the same person one of them collides with: a visit that was sent twice, or stays at the same time. */
export function checkRivals(claim: KeptClaim, rivals: readonly KeptClaim[]): Found[] {
  const others = rivals.filter(
    ({ id, kind, person }) => id !== claim.id && kind === claim.kind && isSame(person, claim.person),
  );
  // Of two that say the same the one that came first stands.
  if (others.some((other) => other.id < claim.id && saysTheSame(other, claim)))
    return [
      {
        check: 'sent-twice',
        file: claim.kind === 'IP' ? 'IPD' : 'OPD',
        field: claim.kind === 'IP' ? 'AN' : 'SEQ',
      },
    ];
  if (claim.kind === 'IP' && others.some((other) => overlaps(other, claim)))
    return [{ check: 'stays-overlap', file: 'IPD', field: 'DATEADM' }];
  return [];
}

function isSame(left: Buffer | null, right: Buffer | null): boolean {
  return left !== null && right !== null && left.equals(right);
}

function saysTheSame(left: KeptClaim, right: KeptClaim): boolean {
  return (
    left.hospital === right.hospital &&
    left.from !== null &&
    left.from === right.from &&
    left.to === right.to &&
    left.chargedSatang === right.chargedSatang
  );
}

/** Who is discharged in the morning may be admitted elsewhere from that moment on. */
function overlaps(left: KeptClaim, right: KeptClaim): boolean {
  if (!left.from || !left.to || !right.from || !right.to) return false;
  return left.from < right.to && right.from < left.to;
}
