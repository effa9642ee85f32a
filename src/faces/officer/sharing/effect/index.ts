export { Effect } from './effect.tsx';
