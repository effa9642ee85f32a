import { withEveryMessage } from '../../shared/index.ts';
import { DisputePage as OneDispute } from './dispute-page.tsx';
import { DisputesPage as AllDisputes } from './disputes-page.tsx';

export const DisputePage = withEveryMessage(OneDispute);
export const DisputesPage = withEveryMessage(AllDisputes);
