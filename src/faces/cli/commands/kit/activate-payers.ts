import { hashOf } from '../../../../base/agreement/index.ts';
import {
  developmentKey,
  moveAgreement,
  proposeAgreement,
  signVersion,
} from '../../../../services/agreements/index.ts';
import type { House } from '../../wiring.ts';
import { agreementDesk } from '../trust/agreements-desk.ts';

const REASON = 'sandbox';

/** Puts the agreements with all payers into force by development keys, so that invented claims leave. Throws DEVELOPMENT_ONLY. */
export async function activatePayers(house: House): Promise<void> {
  const desk = agreementDesk(house);
  const drafts = house.country.agreements().agreements.map(({ agreement }) => agreement);
  const named = new Set(house.country.payers().payers.map(({ agreement }) => agreement));
  for (const agreement of drafts.filter(({ id }) => named.has(id))) {
    const hash = await proposeAgreement(desk, agreement);
    for (const { id } of agreement.parties)
      await signVersion(desk, hash, await developmentKey(house.settings, id));
    await moveAgreement(desk, { hash: hashOf(agreement), to: 'active', reason: REASON });
  }
}
