import { withEveryMessage } from '../../../shared/index.ts';
import { ReceiptPage as Receipt } from './receipt-page.tsx';
import { UploadsPage as Uploads } from './uploads-page.tsx';

export const UploadsPage = withEveryMessage(Uploads);
export const ReceiptPage = withEveryMessage(Receipt);
