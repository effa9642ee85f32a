export { type AuditLog, type LogPlan, openAuditLog, type SignedCheckpoint } from './audit-log.ts';
export { readBundle } from './bundles.ts';
export { readIfThere, writeDurably } from './durable-file.ts';
export { BEGINNING, chainUp, type LogMark, openLogFile, readEntries } from './log-file.ts';
export { growEdge, type RightEdge, type Tile } from './right-edge.ts';
export { readTile } from './tile-folder.ts';
export {
  levelsOf,
  parseTilePath,
  TILE_WIDTH,
  type TileName,
  tilePath,
  tilesOf,
} from './tile-paths.ts';
export { type FetchTile, nodesIn } from './tree-nodes.ts';
