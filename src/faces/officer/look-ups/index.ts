import { withEveryMessage } from '../../shared/index.ts';
import { LookUpsPage as Page } from './look-ups-page.tsx';

export { AskLookUp } from './ask-look-up.tsx';
export const LookUpsPage = withEveryMessage(Page);
