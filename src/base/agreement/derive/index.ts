export { cedarPolicies, cedarRequest } from './cedar.ts';
export { type DocumentContent, dataContract } from './data-contract.ts';
export { dcatRecord } from './dcat-record.ts';
export { type AreaNames, describeGrant, describeRows } from './describe-grant.ts';
export { recipientApi, sharePath } from './recipient-api.ts';
export { type RecordOfProcessing, recordOfProcessing } from './record-of-processing.ts';
