import { withEveryMessage } from '../../shared/index.ts';
import { HouseholdPage as Page } from './household-page.tsx';

export const HouseholdPage = withEveryMessage(Page);
