export { CONFORMANCE_CODES } from './conformance-codes.ts';
export { CLAIM_FILE_CODES } from './file-codes.ts';
export { HUB_CODES } from './hub-codes.ts';
export { PUSH_CODES } from './push-codes.ts';
