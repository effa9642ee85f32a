export {
  type AreaFeature,
  type AreaFeatureProperties,
  type Boundaries,
  openBoundaries,
} from './boundaries.ts';
export { type AreaChange, type AreaChangeKind, type AreaHistory, loadHistory } from './history.ts';
export { type LocalSources, loadLocals, localsFolder } from './locals.ts';
export type { Place } from './place.ts';
export { idOfPlaces, loadPlaces } from './places.ts';
export { loadRegions } from './regions.ts';
export { loadProvinces } from './units.ts';
export type { VillagePoint } from './village-points.ts';
export { loadVillageCounts, type VillageCount } from './villages.ts';
