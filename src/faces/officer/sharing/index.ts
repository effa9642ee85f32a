import { withEveryMessage } from '../../shared/index.ts';
import { AgreementPage as Agreement } from './agreement-page.tsx';
import { SharingPage as Sharing } from './sharing-page.tsx';

export const SharingPage = withEveryMessage(Sharing);
export const AgreementPage = withEveryMessage(Agreement);
