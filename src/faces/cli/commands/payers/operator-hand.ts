import type { ClaimHand } from '../../../../base/ledger/index.ts';
import type { House } from '../../wiring.ts';

/** Who acts when somebody runs a command. */
export const OPERATOR = 'operator';

/** In whose name statements and batches are kept here. */
export function operatorHand({ country }: House): ClaimHand {
  const { controller, processor } = country.claims();
  return { actor: OPERATOR, controller, processor };
}
