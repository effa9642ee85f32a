export { erasureQuestion, useAskErasure, useErasureStep } from './erasures.ts';
