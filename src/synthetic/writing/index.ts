export type { RegisterRow } from './register-row.ts';
export { openRegisterWriter } from './register-writer.ts';
export { openZipWriter } from './zip-writer.ts';
