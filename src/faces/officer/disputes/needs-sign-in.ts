import type { MessageId } from '../../shared/index.ts';

/** Codes of a refusal that signing in (otherwise) would mend, and what to say of each. */
export const NEEDS_SIGN_IN: Readonly<Record<string, MessageId>> = {
  SIGN_IN_NEEDED: 'disputes.needed.why',
  NOT_ALLOWED: 'disputes.not-allowed',
};
