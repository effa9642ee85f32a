import { codeOf, type MessageId } from '../../shared/index.ts';

/** Codes of a refusal that signing in (otherwise) would mend, and what to say of each. */
const NEEDS_SIGN_IN: Readonly<Record<string, MessageId>> = {
  SIGN_IN_NEEDED: 'session.needed.why',
  NOT_ALLOWED: 'session.not-allowed',
};

/** What to say when a refusal would be mended by signing in (otherwise). */
export function needsSignIn(thrown: unknown): MessageId | undefined {
  return NEEDS_SIGN_IN[codeOf(thrown) ?? ''];
}
