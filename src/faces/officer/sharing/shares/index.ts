export { ShareCard } from './share-card.tsx';
