export type { MyCopy } from './my-copy.ts';
export { type CopyFile, writeCopy } from './write-copy.ts';
