export {
  clearMentions,
  isMentioned,
  makeDigestTable,
  makeHeldRows,
  tellsOf,
  type Withholding,
} from './held-rows.ts';
export {
  digestOf,
  faceWords,
  type Holds,
  hasHeldNumber,
  keyWords,
  numberWords,
  OWN_NUMBER,
} from './holds.ts';
export { presentSources } from './present-sources.ts';
export { countHeld, withoutErased } from './withhold-version.ts';
