export { AreaMap } from './area-map.tsx';
export { type Drawing, type DrawnShape, drawShapes } from './drawing.ts';
export { fillOf, MapLegend } from './map-legend.tsx';
export type { MapFill, MapMark } from './mark.ts';
export { useAreaShapes } from './use-area-shapes.ts';
