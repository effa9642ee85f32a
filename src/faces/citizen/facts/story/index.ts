export { DisputeStory } from './dispute-story.tsx';
