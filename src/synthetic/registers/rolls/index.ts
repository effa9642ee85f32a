import type { Case } from '../case.ts';
import { writeCarePlans } from './care-plans.ts';
import { writeChildAllowances } from './child-allowances.ts';
import { writeFunerals } from './funerals.ts';
import { writeHomeAdaptations } from './home-adaptations.ts';
import { writeJusticeRequests } from './justice-requests.ts';
import { writePupils } from './pupils.ts';
import { writeRicePayments } from './rice-payments.ts';
import { writeSavers } from './savers.ts';

/** Writes the rolls of programmes that people join or ask for; they follow from what other agencies wrote before. */
export function writeRolls(round: Case): void {
  writeSavers(round);
  writePupils(round);
  writeChildAllowances(round);
  writeRicePayments(round);
  writeCarePlans(round);
  writeHomeAdaptations(round);
  writeFunerals(round);
  writeJusticeRequests(round);
}
