export { type MyRights, readMyRights } from './my-rights.ts';
