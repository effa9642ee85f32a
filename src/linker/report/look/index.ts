export { SCRIPT } from './script.ts';
export { STYLE } from './style.ts';
