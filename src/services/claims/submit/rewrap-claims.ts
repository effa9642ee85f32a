import type { Keys } from '../../../base/keys/index.ts';
import type { ClaimBook } from '../../../base/ledger/index.ts';
import { rewrapTokenKey } from '../accounts/index.ts';
import { placeOf } from './submit-claims.ts';

const AT_ONCE = 500;

/**
 * Wraps the keys of uploads and the key that tokens are signed with anew, as far as an earlier generation wrapped them; tells how many.
 * Nothing that is sealed is written again, and one that is cut short goes on the next time.
 */
export async function rewrapClaims({
  book,
  keys,
}: Readonly<{ book: ClaimBook; keys: Keys }>): Promise<number> {
  const latest = keys.generationOf('vault');
  let count = await rewrapTokenKey(keys, book.accounts);
  for (;;) {
    const old = await book.keysBefore(latest, AT_ONCE);
    if (old.length === 0) return count;
    for (const { id, receipt, key } of old) {
      const place = placeOf(receipt);
      await book.replaceKey({ id, key: keys.wrapKey('vault', keys.unwrapKey('vault', key, place), place) });
    }
    count += old.length;
  }
}
