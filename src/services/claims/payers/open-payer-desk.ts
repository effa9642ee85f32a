import type { Keys } from '../../../base/keys/index.ts';
import type { Country } from '../../../country.ts';
import type { PayerDesk } from './rounds/index.ts';

type House = Readonly<{ ledger: PayerDesk['ledger']; keys: Keys; country: Country }>;

/** The desk of payers in a house, for whoever acts there. */
export function openPayerDesk({ ledger, keys, country }: House, actor: string): PayerDesk {
  return {
    ledger,
    keys,
    content: country.payers(),
    datasets: country.agreements().content.datasets,
    set: country.filesets().get(country.claims().fileSet),
    timeZone: country.timeZone,
    now: () => new Date(),
    random: Math.random,
    actor,
  };
}
