import type { ClaimHand } from '../../../../base/ledger/index.ts';
import type { PayerDesk } from '../../../../services/claims/index.ts';
import type { House } from '../../wiring.ts';

const OPERATOR = 'operator';

/** The desk of payers in this house, for whoever runs the command. */
export function payerDeskHere({ ledger, keys, country }: House, actor = OPERATOR): PayerDesk {
  return {
    ledger,
    keys,
    content: country.payers(),
    datasets: country.agreements().content.datasets,
    set: country.filesets().get(country.claims().fileSet),
    timeZone: country.timeZone,
    now: () => new Date(),
    random: Math.random,
    actor,
  };
}

/** In whose name statements and batches are kept here. */
export function operatorHand({ country }: House): ClaimHand {
  const { controller, processor } = country.claims();
  return { actor: OPERATOR, controller, processor };
}
