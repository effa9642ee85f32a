import type { Keys, Vault } from '../../base/keys/index.ts';
import type { Lake } from '../../base/lake/index.ts';
import type { Ledger } from '../../base/ledger/index.ts';
import type { Country } from '../../country.ts';

/** What erasing somebody's data works with. */
export type ErasureHouse = Readonly<{
  lake: Lake;
  ledger: Ledger;
  country: Country;
  keys: Keys;
  vault: Vault;
}>;
