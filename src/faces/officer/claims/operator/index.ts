import { withEveryMessage } from '../../../shared/index.ts';
import { ClaimQueuesPage as Page } from './claim-queues-page.tsx';

export const ClaimQueuesPage = withEveryMessage(Page);
