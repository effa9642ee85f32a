import type { Keys } from '../../../base/keys/index.ts';
import type { Ledger } from '../../../base/ledger/index.ts';
import type { Country } from '../../../country.ts';
import type { FaultWords } from '../../../filesets/index.ts';
import { openClaimReader } from '../files/index.ts';
import type { ClaimTokens } from './claim-tokens.ts';
import type { FileDesk } from './submit-files.ts';

type House = Readonly<{
  ledger: Pick<Ledger, 'claims'>;
  keys: Keys;
  country: Country;
  claimTokens: ClaimTokens;
}>;

/** The desk that takes files of a house, with the words for what is wrong with them. It parses all that is said of files. */
export function openFileDesk({
  ledger,
  keys,
  country,
  claimTokens: tokens,
}: House): FileDesk & Readonly<{ words: FaultWords }> {
  const content = country.claims();
  const { get, words } = country.filesets();
  const set = get(content.fileSet);
  return { book: ledger.claims, keys, tokens, content, set, readClaims: openClaimReader(set), words };
}
