export { DisputeForm } from './dispute-form.tsx';
