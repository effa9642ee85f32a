export { HouseholdPage } from './household-page.tsx';
