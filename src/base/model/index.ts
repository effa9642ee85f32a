export {
  type AreaCode,
  type AreaLevel,
  areaLevelOf,
  COUNTRY_CODE,
  isWithin,
  levelBelow,
  parentOf,
  parseAreaCode,
  pathTo,
  SIDE_LEVELS,
} from './area-code.ts';
export { canonicalJson, type Json } from './canonical-json.ts';
export { closestWord } from './closest-word.ts';
export { type Cell, CSV_MARK, csvFile, csvLine, unmarked } from './csv.ts';
export type { DatasetName, DatasetVersion, SourceDate, VersionTable } from './dataset-version.ts';
export { beginningOf, dayOf, daysAfter } from './day.ts';
export { bahtOf } from './money.ts';
export { type PersonId, personIdOf, personKeyOf } from './person-id.ts';
export type { Language, Text } from './text.ts';
export {
  BUDDHIST_ERA_OFFSET,
  type DatePrecision,
  daysInMonth,
  type IsoDate,
  parseBuddhistDigits,
  parseIsoDate,
} from './thai-date.ts';
export {
  CLAIM_STANDINGS,
  CLAIM_WAITS,
  type ClaimStandingGroup,
  type ClaimWait,
  DISPUTE_ACTS,
  type DisputeAct,
  type ErasureContent,
  type ErasureDuty,
  FLAG_STATES,
  type FlagState,
  GAP_KINDS,
  GATEWAY_WAITS,
  type GapKind,
  type GatewayWait,
  MEASURE_LAYERS,
  ROLES,
  type Role,
  SIGN_IN_ROLES,
  type SignInRole,
} from './words/index.ts';
