export type { RegisterCell, RegisterRow, RegisterWriter } from './register-row.ts';
export { openRegisterWriter } from './register-writer.ts';
export { openZipWriter, type ZipWriter } from './zip-writer.ts';
