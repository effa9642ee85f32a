export { Coming } from './coming.tsx';
export { default as parts } from './parts.module.css';
export { Trouble } from './trouble.tsx';
export { type TypedValue, writeValue } from './write-value.ts';
