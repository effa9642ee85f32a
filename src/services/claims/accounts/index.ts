export { type HospitalCaller, rewrapTokenKey } from './hospital-token.ts';
export { type AccountOrder, keepAccount } from './keep-account.ts';
export { programHash } from './password-hash.ts';
export { type LogIn, openTokenOffice, type TokenOffice } from './token-office.ts';
