export { RightsPage } from './rights-page.tsx';
