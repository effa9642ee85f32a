export { fileRowsOf } from './file-rows.ts';
