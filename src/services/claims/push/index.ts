export { findUploads } from './find-uploads.ts';
export { type PushOutcome, type PushReport, pushUploads } from './push-uploads.ts';
