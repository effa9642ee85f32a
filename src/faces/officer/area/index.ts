export { AreaPage } from './area-page.tsx';
export { AreaSkeleton } from './area-skeleton.tsx';
export { loadArea } from './load-area.ts';
