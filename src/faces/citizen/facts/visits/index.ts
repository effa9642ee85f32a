export { VisitList } from './visit-list.tsx';
