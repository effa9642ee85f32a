import { withEveryMessage } from '../../shared/index.ts';
import { ReviewPage as Page } from './review-page.tsx';

export const ReviewPage = withEveryMessage(Page);
