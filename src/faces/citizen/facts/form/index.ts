export { DisputeForm } from './dispute-form.tsx';
export { SETTLED } from './disputed.ts';
