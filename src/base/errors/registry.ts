import { AGREEMENT_CODES } from './agreements/index.ts';
import { AUDIT_CODES } from './audit/index.ts';
import { CALL_CODES } from './call-codes.ts';
import { CLAIM_FILE_CODES, CONFORMANCE_CODES, HUB_CODES, PUSH_CODES } from './claims/index.ts';
import { CODES, type CodeEntry } from './codes.ts';
import { COHORT_CODES } from './cohorts/index.ts';
import { DISPUTE_CODES } from './disputes/index.ts';
import { ENCODING_CODES } from './encoding-codes.ts';
import { ERASURE_CODES } from './erasure/index.ts';
import { EVENT_CODES } from './events/index.ts';
import { HOUSEHOLD_CODES } from './household-codes.ts';
import { IDENTITY_CODES } from './identity/index.ts';
import { INTAKE_CODES } from './intake-codes.ts';
import { KEY_CODES } from './keys/index.ts';
import { LINK_CODES } from './link-codes.ts';
import { LINK_SETTINGS_CODES } from './link-settings-codes.ts';
import { PAYER_CODES } from './payers/index.ts';
import { POVERTY_CODES } from './poverty/index.ts';
import { STORE_CODES } from './store-codes.ts';
import { VIEW_CODES } from './views/index.ts';
import { WEB_CODES } from './web-codes.ts';

/** All codes of the project, gathered from the lists of each area of work. */
export const ALL_CODES = {
  ...CODES,
  ...CALL_CODES,
  ...STORE_CODES,
  ...INTAKE_CODES,
  ...IDENTITY_CODES,
  ...WEB_CODES,
  ...LINK_CODES,
  ...LINK_SETTINGS_CODES,
  ...ENCODING_CODES,
  ...HOUSEHOLD_CODES,
  ...POVERTY_CODES,
  ...PAYER_CODES,
  ...COHORT_CODES,
  ...AUDIT_CODES,
  ...AGREEMENT_CODES,
  ...KEY_CODES,
  ...DISPUTE_CODES,
  ...VIEW_CODES,
  ...EVENT_CODES,
  ...ERASURE_CODES,
  ...CLAIM_FILE_CODES,
  ...HUB_CODES,
  ...PUSH_CODES,
  ...CONFORMANCE_CODES,
};

export type ProblemCode = keyof typeof ALL_CODES;

/** The status, exit code and sentences of one code. */
export function entryOf(code: ProblemCode): CodeEntry {
  return ALL_CODES[code];
}
