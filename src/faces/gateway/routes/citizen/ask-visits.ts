import { getVersion } from '../../../../services/agreements/index.ts';
import type { VisitsAsked } from '../../../../services/citizens/index.ts';
import { openClaims } from '../../../../services/claims/index.ts';
import type { RouteContext } from '../../gateway.ts';

/** What a citizen's visits need: the book of claims, what opens one, and what is said of them. */
export function askVisits({ ledger, keys, country, claimTokens }: RouteContext): VisitsAsked {
  return {
    book: ledger.claims,
    tokenOf: claimTokens.person,
    open: (kept) => openClaims({ book: ledger.claims, keys }, kept),
    schemes: country.claims().schemes,
    payers: country.payers().payers,
    told: country.toldClaims(),
    agreementOf: async (hash) => {
      const kept = await ledger.agreements.find(hash);
      if (!kept) return undefined;
      const { agreement } = await getVersion({ book: ledger.agreements }, hash);
      return { id: agreement.id, text: agreement.citizen };
    },
  };
}
