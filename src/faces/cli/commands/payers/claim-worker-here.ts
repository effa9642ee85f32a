import type { ClaimWorker } from '../../../../services/claims/index.ts';
import type { House } from '../../wiring.ts';

/** Checks claims and sends them on in this house until it is stopped. */
export async function startClaimWorkerHere(house: House): Promise<ClaimWorker> {
  const { openPayerDesk, startClaimWorker } = await import('../../../../services/claims/index.ts');
  return startClaimWorker({
    ...openPayerDesk(house, 'claims-worker'),
    claims: house.country.claims(),
    home: house.settings.home,
    tell: ({ message }) => process.stderr.write(`${message}\n`),
  });
}
