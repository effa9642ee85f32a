export { listSharing, type SharedVersion } from './list-sharing.ts';
export { type EffectDesk, findVersion, partyOf, type SharingDesk, seesAgreement } from './sharing-desk.ts';
export { type SharingEffect, sharingEffect, type ToldCount } from './sharing-effect.ts';
export { type SharingDetail, showSharing } from './show-sharing.ts';
