export { LooksPage } from './looks-page.tsx';
