export { type Formats, makeFormats } from './formats.ts';
export { monthsBetween } from './months-between.ts';
