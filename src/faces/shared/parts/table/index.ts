export { TableHead } from './table-head.tsx';
