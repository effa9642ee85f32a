import { withEveryMessage } from '../../../shared/index.ts';
import { ClaimsOverviewPage as Page } from './claims-overview-page.tsx';

export const ClaimsOverviewPage = withEveryMessage(Page);
