export { consonantSkeleton } from './consonant-skeleton.ts';
