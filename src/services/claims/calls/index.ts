export { type CallPlace, callToken, openCall, sealCall } from './sealed-call.ts';
