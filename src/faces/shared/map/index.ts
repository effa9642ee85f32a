export { AreaMap } from './area-map.tsx';
export type { Drawing, DrawnShape } from './drawing.ts';
export { fillOf, MapLegend } from './map-legend.tsx';
export type { MapFill, MapMark } from './mark.ts';
export { drawingOf, useAreaDrawing } from './use-area-drawing.ts';
