export { NextPage } from './next-page.tsx';
