import type { Keys } from '../../../base/keys/index.ts';
import type { CallKind, CallReceipt, Ledger } from '../../../base/ledger/index.ts';
import { callToken, sealCall } from '../calls/index.ts';

/** A call that is kept as it was said: a service of a programme, a health record, bills of stays. */
export type KeptCall = Readonly<{
  kind: CallKind;
  hospital: string;
  person: Buffer | undefined;
  actor: string;
  words: unknown;
}>;

/** Keeps a call, sealed; the same words again are the same call. */
export async function keepCall(
  { ledger, keys }: Readonly<{ ledger: Ledger; keys: Keys }>,
  { kind, hospital, person, actor, words }: KeptCall,
): Promise<CallReceipt> {
  const place = { kind, hospital };
  const said = callToken(keys, place, JSON.stringify(words));
  const sealed = sealCall(keys, place, words);
  return ledger.claimCalls.keep({ kind, hospital, said, person, actor, sealed });
}
