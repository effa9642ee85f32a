export { FactsPage } from './facts-page.tsx';
