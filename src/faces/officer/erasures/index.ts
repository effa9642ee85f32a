import { withEveryMessage } from '../../shared/index.ts';
import { ErasuresPage as Page } from './erasures-page.tsx';

export { AskToErase } from './ask-to-erase.tsx';
export const ErasuresPage = withEveryMessage(Page);
