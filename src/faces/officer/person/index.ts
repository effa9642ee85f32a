import { withEveryMessage } from '../../shared/index.ts';
import { PersonPage as Page } from './person-page.tsx';

export const PersonPage = withEveryMessage(Page);
