import { withEveryMessage } from '../../../shared/index.ts';
import { CausesPage as Causes } from './causes-page.tsx';
import { ClaimPage as Claim } from './claim-page.tsx';
import { ClaimsPage as Claims } from './claims-page.tsx';
import { MoneyPage as Money } from './money-page.tsx';

export const CausesPage = withEveryMessage(Causes);
export const ClaimPage = withEveryMessage(Claim);
export const ClaimsPage = withEveryMessage(Claims);
export const MoneyPage = withEveryMessage(Money);
