export { DateField, useDateWords } from './date-field.tsx';
export { readTypedDate, type TypedDate, typeDate } from './typed-date.ts';
