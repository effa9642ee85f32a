export type { ShareAsk } from './compiled-share.ts';
export { type Delivery, deliverShare } from './deliver.ts';
export { describeApi, type GivenShare, listShares } from './my-shares.ts';
export {
  findPicked,
  openPicked,
  type PickedAsk,
  type PickedShare,
  readPicked,
  writePickedReceipt,
} from './picked-rows.ts';
export { type Replay, replayReceipt, type SharePredicate, wasInShare } from './replay.ts';
export type { ShareDesk, ShareKeys, ShareReading } from './share-desk.ts';
