export { lk82 } from './lk82.ts';
export { metasound } from './metasound.ts';
export { normaliseThai, normaliseThaiName, tidySpaces } from './normalise-thai.ts';
export { hasThai, letterGroups, SILENCER } from './thai-letters.ts';
export { udom83 } from './udom83.ts';
