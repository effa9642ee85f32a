export { EventEffect } from './event-effect.tsx';
