import { type Agreement, type AgreementState, agreementSchema } from '../../../base/agreement/index.ts';
import type { AgreementBook, KeptAgreement } from '../../../base/ledger/index.ts';
import type { Settings } from '../../../base/settings/index.ts';
import type { CountryAgreements } from '../../../country.ts';

/** Where people work on agreements: what the country writes, and what was proposed, signed and decided. */
export type AgreementDesk = Readonly<{
  book: AgreementBook;
  country: CountryAgreements;
  /** Who acts, by the name they signed in with. */
  actor: string;
  /** The party that they work for; nothing for the operator, who works for none. */
  party?: string | undefined;
  environment: Settings['environment'];
}>;

/** How a version stands here; a draft was not proposed. */
export type Standing = AgreementState | 'draft';

/** A version as it is kept, read back from its own text. */
export type ReadAgreement = Readonly<{ agreement: Agreement; kept: KeptAgreement; state: AgreementState }>;

/** Reads a version that is kept; its hash was checked when it was written. */
export function readKept(kept: KeptAgreement): ReadAgreement {
  const agreement = agreementSchema.parse(JSON.parse(kept.body));
  return { agreement, kept, state: kept.steps.at(-1)?.state ?? 'proposed' };
}
