import { problem } from '../../../../base/errors/index.ts';
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

/** Reads the code of a hospital: five digits. */
export function readHospital(option: string): (text: string) => string {
  return (value) => {
    if (/^\d{5}$/.test(value)) return value;
    throw problem('HOSPITAL_CODE_NEEDED', { option, value: value.slice(0, 20) });
  };
}
